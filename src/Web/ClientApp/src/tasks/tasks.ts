import type { Entry, GroupTask, MemberId } from '../api/entries';
import type { Item } from '../live/outbox';
import { entriesOf } from '../live/unread';
import type { TaskAct } from './acts';

/** A task as it is shown: with what the member did and has not been told yet. */
export interface ShownTask {
  readonly key: string;
  readonly task: GroupTask;
  /** What is on its way or was refused; the newest of it. */
  readonly item?: Item;
}

/** A group's tasks with what is on its way: open ones by the day they are due, then as they were written down; done ones
 * with the newest first. Pure. */
export function shownTasks(
  entries: ReadonlyMap<string, Entry>,
  items: readonly Item[],
  self: MemberId,
): { readonly open: readonly ShownTask[]; readonly done: readonly ShownTask[] } {
  const tasks = entriesOf(entries, 'task');
  const shown = tasks.flatMap((task) => changed(task, items, self) ?? []);
  const fresh = items.flatMap((item) => added(item, tasks, self) ?? []);
  const all = [...shown, ...fresh];
  return {
    open: all.filter(({ task }) => !task.doneAt).sort(byDue),
    done: all.filter(({ task }) => task.doneAt).sort((a, b) => Number(before(b.task.doneAt, a.task.doneAt)) * 2 - 1),
  };
}

const Never = '9999';

const byDue = (a: ShownTask, b: ShownTask): number =>
  compare(a.task.due ?? Never, b.task.due ?? Never) || rank(a) - rank(b) || compare(a.task.at, b.task.at);

/** What has no number yet comes last. */
const rank = ({ task }: ShownTask): number => task.no || Number.MAX_SAFE_INTEGER;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const before = (a = '', b = ''): boolean => Date.parse(a) > Date.parse(b);

/** A task with what the member did to it, or null when that deletes it. */
function changed(task: GroupTask, items: readonly Item[], self: MemberId): ShownTask | null {
  let shown: ShownTask = { key: task.id, task };
  for (const item of items) {
    if (item.command.do !== 'task' || item.command.act.do === 'add' || item.command.act.no !== task.no) continue;
    const { act } = item.command;
    if (item.state === 'refused') shown = { ...shown, item };
    else if (act.do === 'delete') return null;
    else shown = { ...shown, task: after(shown.task, act, self, item.madeAt), item };
  }
  return shown;
}

type Change = Exclude<TaskAct, { do: 'add' | 'delete' }>;

function after(task: GroupTask, act: Change, self: MemberId, at: number): GroupTask {
  switch (act.do) {
    case 'edit':
      return { ...task, title: act.title, text: act.text, due: act.due };
    case 'owner':
      return { ...task, owner: act.owner };
    case 'done':
      return act.done
        ? { ...task, doneAt: task.doneAt ?? new Date(at).toISOString(), doneBy: task.doneBy ?? self }
        : { ...task, doneAt: undefined, doneBy: undefined };
  }
}

/** A task that was written down here and has not come back yet. */
function added(item: Item, tasks: readonly GroupTask[], self: MemberId): ShownTask | null {
  if (item.command.do !== 'task' || item.command.act.do !== 'add') return null;
  const { act } = item.command;
  const arrived = item.state === 'sending' && tasks.some((one) => one.by === self && one.title === act.title);
  if (arrived) return null;
  const { title, text, due, owner, from } = act;
  const task: GroupTask = {
    kind: 'task',
    id: item.id,
    no: 0,
    rev: 0,
    title,
    text,
    due,
    owner,
    from,
    by: self,
    at: new Date(item.madeAt).toISOString(),
  };
  return { key: item.id, task, item };
}
