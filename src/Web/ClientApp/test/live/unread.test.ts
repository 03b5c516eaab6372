import { describe, expect, it } from 'vitest';
import type { Entry, GroupMember, GroupThread, ReadPosition } from '../../src/api/entries';
import type { Command } from '../../src/live/outbox';
import { readUpTo, threadsWithNews, unreadOf, withRead } from '../../src/live/unread';

const base = { no: 1, rev: 1 };
const position = (id: string, upTo: number): ReadPosition => ({ kind: 'read', ...base, id, upTo });
const mine = (...read: ReadPosition[]) => new Map<string, Entry>(read.map((one) => [one.id, one]));
const read = (thread: string, no: number): Command => ({ do: 'read', thread, no });
const mark = (threads: Record<string, number>): Command => ({ do: 'markRead', groups: { g1: threads } });

describe('what was read here and is not told yet', () => {
  it('counts as read at once, whether it was seen or marked', () => {
    const me = withRead(mine(position('t1', 2)), [read('t1', 5), mark({ t2: 7, t3: 1 })]);
    expect(['t1', 't2', 't3', 't4'].map((thread) => readUpTo(me, thread))).toEqual([5, 7, 1, 0]);
  });

  it('takes nothing back: the furthest counts, whoever says it', () => {
    const me = withRead(mine(position('t1', 9), position('t2', 1)), [read('t1', 5), mark({ t2: 7 }), read('t2', 3)]);
    expect(['t1', 't2'].map((thread) => readUpTo(me, thread))).toEqual([9, 7]);
  });

  it('leaves everything as it is when nothing of it is news', () => {
    const me = mine(position('t1', 9));
    expect(withRead(me, [read('t1', 9), { do: 'post', thread: 't1', body: 'Kaixo' }])).toBe(me);
  });
});

describe('the threads of a group with news', () => {
  const member: GroupMember = { kind: 'groupMember', ...base, id: 'me', role: 'member', since: '2026-01-01T10:00:00Z' };
  const card = (id: string, lastNo: number, lastBy = 'other') =>
    ({ kind: 'groupThread', ...base, id, lastNo, lastBy, lastAt: '2026-03-12T10:00:00Z' }) as GroupThread;
  const group = new Map<string, Entry>(
    [member, card('t1', 4), card('t2', 6), card('t3', 8, 'me'), card('t4', 3)].map((one) => [one.id, one]),
  );

  it('are told with their last number, and none once all are marked', () => {
    const me = mine(position('t1', 4), position('t2', 2), position('t3', 1));
    const unread = threadsWithNews(group, me, 'me', 'g1');
    expect(unread).toEqual({ t2: 6, t4: 3 });
    expect(threadsWithNews(group, withRead(me, [mark(unread)]), 'me', 'g1')).toEqual({});
  });

  it('count what was deleted for its age no more', () => {
    const deleted = (id: string, upTo: number) => ({ ...card(id, 9), deletedUpTo: upTo });
    const left = (id: string, upTo: number, me = mine(position('t1', 2))) =>
      unreadOf(deleted(id, upTo), me, 'me', member.since, 'g1');
    expect([0, 1, 5, 9].map((upTo) => left('t1', upTo))).toEqual([7, 7, 4, 0]);
    expect(left('t1', 5, mine(position('t1', 12)))).toBe(0);
    expect([0, 5, 9].map((upTo) => left('t2', upTo))).toEqual([1, 1, 0]);
  });
});
