import type { GroupId } from '../api/entries';
import { isAdministrator } from '../app/session';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';

/** Whether the reader moderates what stands in a group, or in the network. */
export function useModerates(group: GroupId | undefined): boolean {
  const mine = useMine();
  return group ? entryOf(mine, 'membership', group)?.role === 'facilitator' : isAdministrator();
}
