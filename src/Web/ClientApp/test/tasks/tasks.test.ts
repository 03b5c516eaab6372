import { describe, expect, it } from 'vitest';
import type { Entry, GroupTask } from '../../src/api/entries';
import { type Command, type Item, newItem } from '../../src/live/outbox';
import type { TaskAct } from '../../src/tasks/acts';
import { counted, ownTasks } from '../../src/tasks/own';
import { days, dueState } from '../../src/tasks/days';
import { shownTasks } from '../../src/tasks/tasks';
import { titleFrom } from '../../src/tasks/titleFrom';

const Self = 'm1';
const task = (no: number, more: Partial<GroupTask> = {}): GroupTask => ({
  kind: 'task',
  id: `${no}`,
  no,
  rev: no,
  title: `tarea ${no}`,
  text: '',
  by: 'm2',
  at: `2026-01-0${no}T00:00:00Z`,
  ...more,
});
const entries = (...all: readonly Entry[]) => new Map(all.map((one) => [one.id, one]));
let made = 0;
const item = (act: TaskAct, more: Partial<Item> = {}): Item => ({
  ...newItem(`i${++made}`, Self, { do: 'task', group: 'g1', act } satisfies Command, 1_000, made),
  ...more,
});
const shown = (all: readonly GroupTask[], ...items: readonly Item[]) => shownTasks(entries(...all), items, Self);
const nos = (found: readonly { task: GroupTask }[]) => found.map((one) => one.task.no);

describe('the tasks of a group', () => {
  it('are open by the day they are due, then as they were written down; done ones with the newest first', () => {
    const { open, done } = shown([
      task(1),
      task(2, { due: '2026-02-02' }),
      task(3, { doneAt: '2026-01-05T00:00:00Z' }),
      task(4, { due: '2026-02-01' }),
      task(5),
      task(6, { doneAt: '2026-01-09T00:00:00Z' }),
    ]);
    expect(nos(open)).toEqual([4, 2, 1, 5]);
    expect(nos(done)).toEqual([6, 3]);
  });

  it('show what was done here before it is told', () => {
    const { open, done } = shown(
      [task(1), task(2), task(3, { owner: 'm2' })],
      item({ do: 'done', no: 1, done: true }),
      item({ do: 'delete', no: 2 }),
      item({ do: 'owner', no: 3, owner: Self }),
      item({ do: 'edit', no: 3, title: 'otra', text: 'más', due: '2026-03-01' }),
    );
    expect(done).toMatchObject([{ task: { no: 1, doneBy: Self } }]);
    expect(open).toMatchObject([{ task: { no: 3, owner: Self, title: 'otra', text: 'más', due: '2026-03-01' } }]);
  });

  it('stand as they were, with the reason, when what was done here is refused', () => {
    const refused = item({ do: 'delete', no: 1 }, { state: 'refused' });
    expect(shown([task(1)], refused).open).toMatchObject([{ task: { no: 1 }, item: { id: refused.id } }]);
  });

  it('show a new one once: as written here until it is back', () => {
    const fresh = item({ do: 'add', title: 'nueva', text: '' });
    expect(shown([task(1)], fresh).open).toMatchObject([
      { task: { no: 1 } },
      { key: fresh.id, task: { title: 'nueva' } },
    ]);
    const back = task(2, { by: Self, title: 'nueva' });
    expect(nos(shown([task(1), back], { ...fresh, state: 'sending' }).open)).toEqual([1, 2]);
  });
});

describe('a day by which something is to be done', () => {
  it('is late from the next day on, by the day of the reader', () => {
    const at = (due: string) => dueState(due, '2026-03-01', '2026-03-02');
    expect(['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'].map(at)).toEqual([
      'overdue',
      'today',
      'tomorrow',
      'later',
    ]);
  });
});

describe('today and tomorrow', () => {
  it('are the days of the reader, also at the end of a month', () => {
    expect(days(new Date(2026, 1, 28, 23, 59))).toEqual({ today: '2026-02-28', tomorrow: '2026-03-01' });
  });
});

describe('the title of a task that is made of a message', () => {
  it('is its first line, cut between words where it is long', () => {
    expect(titleFrom('  Pedir la sala.\nPara el sábado.')).toBe('Pedir la sala.');
    expect(titleFrom('una palabra y otra, y más', 22)).toBe('una palabra y otra…');
    expect(titleFrom('a'.repeat(30), 20)).toBe(`${'a'.repeat(19)}…`);
    expect(titleFrom('')).toBe('');
  });
});

describe('the own tasks of all groups', () => {
  const membership = (id: string, role?: 'member'): Entry => ({
    kind: 'membership',
    id,
    no: 1,
    rev: 1,
    name: id,
    role,
    invited: false,
    requested: false,
    requests: 0,
  });
  const own = (group: string, open: number, ...dues: readonly (string | undefined)[]): Entry => ({
    kind: 'ownTasks',
    id: `tasks-${group}`,
    no: 2,
    rev: 2,
    group,
    open,
    tasks: dues.map((due, no) => ({ no, title: 'a', due })),
  });

  it('are those of groups to which one belongs, the nearest day first', () => {
    const mine = entries(
      membership('g1', 'member'),
      membership('g2', 'member'),
      membership('g3'),
      own('g1', 1, undefined),
      own('g2', 25, '2026-02-01', '2026-05-01'),
      own('g3', 4, '2026-01-01'),
    );
    const found = ownTasks(mine);
    expect(found.map(({ group }) => group.id)).toEqual(['g2', 'g1']);
    expect(counted(found, '2026-03-01')).toEqual({ open: 26, overdue: 1 });
  });
});
