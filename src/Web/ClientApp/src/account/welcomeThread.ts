import type { Entry, GroupThread } from '../api/entries';
import { entriesOf } from '../live/unread';

/** Where a newcomer says hello: the newest open conversation that is pinned, else the newest open one. */
export function welcomeThread(group: ReadonlyMap<string, Entry>): GroupThread | undefined {
  const open = entriesOf(group, 'groupThread').filter((thread) => !thread.closed);
  const newest = open.sort((a, b) => b.lastAt.localeCompare(a.lastAt));
  return newest.find((thread) => thread.pinned) ?? newest[0];
}
