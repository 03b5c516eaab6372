import type { Entry, Helping } from '../api/entries';
import { entriesOf } from '../live/unread';

/** The member's conversations about needs and offers, the one written in last first. */
export const talksOf = (mine: ReadonlyMap<string, Entry>): Helping[] =>
  entriesOf(mine, 'helping').sort((a, b) => (a.lastAt < b.lastAt ? 1 : a.lastAt > b.lastAt ? -1 : 0));
