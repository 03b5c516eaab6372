import { describe, expect, it } from 'vitest';
import { welcomeGroup, welcomeThread } from '../../src/account/welcomeThread';
import type { Entry, GroupThread, Membership } from '../../src/api/entries';

const thread = (id: string, lastAt: string, more: Partial<GroupThread> = {}): GroupThread => ({
  kind: 'groupThread',
  id,
  no: 1,
  rev: 1,
  title: id,
  type: 'conversation',
  axes: [],
  by: 'm1',
  at: lastAt,
  closed: false,
  pinned: false,
  lastNo: 2,
  lastAt,
  lastBy: 'm1',
  excerpt: '',
  ...more,
});
const group = (...threads: GroupThread[]): ReadonlyMap<string, Entry> => new Map(threads.map((one) => [one.id, one]));

describe('where a newcomer says hello', () => {
  it('is the newest pinned conversation', () => {
    const pinned = thread('hello', '2026-01-01', { pinned: true });
    expect(welcomeThread(group(thread('news', '2026-02-01'), pinned))?.id).toBe('hello');
  });

  it('is the newest one where none is pinned, never a closed one', () => {
    const closed = thread('over', '2026-03-01', { closed: true, pinned: true });
    expect(welcomeThread(group(thread('old', '2026-01-01'), thread('new', '2026-02-01'), closed))?.id).toBe('new');
    expect(welcomeThread(group(closed))).toBeUndefined();
  });
});

describe('the group that a newcomer sees first', () => {
  const groups = [{ id: 'g1' }, { id: 'g2' }] as Membership[];

  it('is the one that welcomes, or the first one of those the newcomer is in', () => {
    expect(welcomeGroup(groups, 'g2')?.id).toBe('g2');
    expect(welcomeGroup(groups, 'g9')?.id).toBe('g1');
    expect(welcomeGroup(groups, undefined)?.id).toBe('g1');
    expect(welcomeGroup([], 'g2')).toBeUndefined();
  });
});
