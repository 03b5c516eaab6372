import type { Entry, Membership, OwnTasks } from '../api/entries';
import { entriesOf, entryOf } from '../live/unread';

/** The open tasks that the member has in one group. */
export interface OwnIn {
  readonly group: Membership;
  readonly tasks: OwnTasks;
}

/** The member's open tasks of all groups to which the member belongs, those that are due first at the top. Pure. */
export function ownTasks(mine: ReadonlyMap<string, Entry>): readonly OwnIn[] {
  const first = ({ tasks }: OwnIn) => tasks.tasks[0]?.due ?? '9999';
  return entriesOf(mine, 'ownTasks')
    .flatMap((tasks) => {
      const group = entryOf(mine, 'membership', tasks.group);
      return group?.role === undefined ? [] : { group, tasks };
    })
    .sort((a, b) => (first(a) < first(b) ? -1 : Number(first(a) > first(b))));
}

/** How many there are, and how many of those that are known should have been done before today. */
export const counted = (own: readonly OwnIn[], today: string): { readonly open: number; readonly overdue: number } => ({
  open: own.reduce((sum, { tasks }) => sum + tasks.open, 0),
  overdue: own.flatMap(({ tasks }) => tasks.tasks).filter(({ due }) => due !== undefined && due < today).length,
});
