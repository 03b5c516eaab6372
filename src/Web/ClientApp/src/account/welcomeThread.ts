import type { Entry, GroupId, GroupThread, Membership } from '../api/entries';
import { entriesOf } from '../live/unread';

/** Which of a newcomer's groups is shown first: the one that welcomes, if it is one of them. */
export const welcomeGroup = (groups: readonly Membership[], welcomes: GroupId | undefined): Membership | undefined =>
  groups.find((group) => group.id === welcomes) ?? groups[0];

/** Where a newcomer says hello: the newest open conversation that is pinned, else the newest open one. */
export function welcomeThread(group: ReadonlyMap<string, Entry>): GroupThread | undefined {
  const open = entriesOf(group, 'groupThread').filter((thread) => !thread.closed);
  const newest = open.sort((a, b) => b.lastAt.localeCompare(a.lastAt));
  return newest.find((thread) => thread.pinned) ?? newest[0];
}
