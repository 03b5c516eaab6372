import type { GroupId } from '../api/entries';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';

/** Whether the member reads a group in an emergency, and writes nothing there. */
export function useVisits(group: GroupId | undefined): boolean {
  const mine = useMine();
  return group !== undefined && entryOf(mine, 'membership', group)?.visitsUntil !== undefined;
}
