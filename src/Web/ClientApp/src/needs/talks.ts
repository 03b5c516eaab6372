import type { Entry, Helping, MemberId } from '../api/entries';
import { entriesOf, readUpTo } from '../live/unread';

/** Whether somebody else wrote last and the member hasn't read it. */
export const isNew = (talk: Helping, mine: ReadonlyMap<string, Entry>, self: MemberId): boolean =>
  talk.lastBy !== self && talk.lastNo > readUpTo(mine, talk.thread);

/** The member's conversations about needs and offers, the one written in last first. */
export const talksOf = (mine: ReadonlyMap<string, Entry>): Helping[] =>
  entriesOf(mine, 'helping').sort((a, b) => (a.lastAt < b.lastAt ? 1 : a.lastAt > b.lastAt ? -1 : 0));
