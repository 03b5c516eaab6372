import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry, GroupMember, GroupThread, Membership, Notice } from '../../src/api/entries';
import { showAttention } from '../../src/app/attention';
import { unreadIn } from '../../src/app/places';
import { type Live, live } from '../../src/live/live';
import { type Item, newItem } from '../../src/live/outbox';
import { withRead } from '../../src/live/unread';
import { pageTitle } from '../../src/ui/tabTitle';

const base = { no: 1, rev: 1 };
const member: GroupMember = { kind: 'groupMember', ...base, id: 'me', role: 'member', since: '2026-01-01T10:00:00Z' };
const thread = (id: string, lastNo: number) =>
  ({ kind: 'groupThread', ...base, id, lastNo, lastBy: 'a', lastAt: '2026-03-12T10:00:00Z' }) as GroupThread;
const belongs = { kind: 'membership', ...base, id: 'g1', name: 'Huertas', role: 'member', requests: 0 } as Membership;
const notice = (no: number, about: string) =>
  ({
    kind: 'notice',
    id: `${no}`,
    no,
    rev: no,
    type: 'reply',
    about,
    post: 3,
    by: ['a'],
    count: 1,
    at: '2026-03-12T10:00:00Z',
  }) as Notice;

const mine = signal<ReadonlyMap<string, Entry>>(new Map());
const group = signal<ReadonlyMap<string, Entry>>(new Map());
const outbox = { items: signal<readonly Item[]>([]) };
const badges: (number | undefined)[] = [];

beforeEach(() => {
  mine.value = new Map([['g1', belongs]]);
  group.value = new Map([['me', member]]);
  pageTitle.value = 'Inicio · Comparte';
  Object.assign(navigator, { setAppBadge: async (n?: number) => void badges.push(n) });
  const view = () => ({ state: { value: { entries: group.value } } });
  live.value = { member: 'me', mine, outbox, topics: { view } } as unknown as Live;
});
afterEach(() => {
  live.value = null;
  Reflect.deleteProperty(navigator, 'setAppBadge');
  vi.restoreAllMocks();
});

it('says how many conversations have news, and notices of others, in the title of the tab and on the icon, as long as somebody is in', () => {
  showAttention();
  expect(document.title).toBe('Inicio · Comparte');
  group.value = new Map<string, Entry>([
    ['me', member],
    ['t1', thread('t1', 4)],
    ['t2', thread('t2', 6)],
  ]);
  expect(document.title).toBe('(2) Inicio · Comparte');
  group.value = new Map<string, Entry>([...group.value, ['8', notice(8, 'thread/t1')], ['9', notice(9, 'thread/t9')]]);
  pageTitle.value = 'Grupos · Comparte';
  expect(document.title).toBe('(3) Grupos · Comparte');
  mine.value = withRead(mine.value, [unreadIn([belongs])]);
  expect(document.title).toBe('(1) Grupos · Comparte');
  outbox.items.value = [newItem('1', 'me', { do: 'see', nos: [9] }, 0)];
  expect(document.title).toBe('Grupos · Comparte');
  live.value = null;
  expect(document.title).toBe('Grupos · Comparte');
  expect(badges).toEqual([0, 2, 3, 1, 0]);
});
