import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GroupThread, Membership, ReadPosition } from '../../src/api/entries';
import { requestId } from '../../src/api/requestId';
import { Presences, presenceWord } from '../../src/live/presence';
import { Typing } from '../../src/live/typing';
import { unreadOf } from '../../src/live/unread';
import { retryDelay } from '../../src/live/waiting';

afterEach(() => {
  vi.useRealTimers();
});

const card = (lastNo: number, lastBy = 'other', lastAt = '2026-03-12T10:00:00Z') =>
  ({ kind: 'groupThread', id: 't1', no: 5, rev: 5, lastNo, lastBy, lastAt }) as GroupThread;
const mine = (upTo?: number) =>
  new Map<string, ReadPosition | Membership>(
    upTo === undefined ? [] : [['t1', { kind: 'read', id: 't1', no: 1, rev: 1, upTo }]],
  );

describe('what is unread', () => {
  it.each([
    ['the posts after the last one read', card(9), mine(4), '2026-01-01', 5],
    ['nothing when all is read', card(9), mine(9), '2026-01-01', 0],
    ['nothing when I spoke last', card(9, 'me'), mine(4), '2026-01-01', 0],
    ['one piece of news in a thread never opened', card(9), mine(), '2026-01-01', 1],
    ['nothing of what was said before I came', card(9), mine(), '2026-06-01', 0],
  ])('is %s', (_, thread, me, joined, count) => {
    expect(unreadOf(thread, me, 'me', joined, 'g1')).toBe(count);
  });
});

describe('presence in words', () => {
  const now = Date.parse('2026-03-12T10:00:00Z');
  const seen = (state: 'active' | 'idle' | 'offline', at: string) => ({ member: 'm', state, at });
  it.each([
    [seen('active', '2026-03-12T09:59:00Z'), 'now'],
    [seen('idle', '2026-03-12T09:00:00Z'), 'today'],
    [seen('offline', '2026-03-08T09:00:00Z'), 'week'],
    [seen('offline', '2026-01-08T09:00:00Z'), null],
    [undefined, null],
  ])('of %o is %s', (one, word) => {
    expect(presenceWord(one, now)).toBe(word);
  });
});

describe('coming back', () => {
  it('waits between half a second and half a minute, with full jitter', () => {
    for (let attempts = 0; attempts < 40; attempts++) {
      expect(retryDelay(attempts, 0)).toBe(500);
      expect(retryDelay(attempts, 0.999)).toBeLessThanOrEqual(30_000);
    }
    expect(retryDelay(20, 0.999)).toBeGreaterThan(29_000);
  });
});

describe('a request id', () => {
  it('is a UUIDv7 with its time in front', () => {
    const id = requestId(0x0190a1b2c3d4);
    expect(id).toMatch(/^0190a1b2-c3d4-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(requestId()).not.toBe(requestId());
  });
});

describe('who is here', () => {
  const saves = signal(false);
  const asked: string[][] = [];
  const presences = () =>
    new Presences(
      (members) => void asked.push([...members]),
      () => {},
      saves,
    );
  const at = '2026-03-12T10:00:00Z';

  it('stays known while only the state is told, and ends when the member leaves or goes', () => {
    const board = presences();
    board.take([{ member: 'a', state: 'active', at, here: ['thread/t1'] }]);
    board.take([{ member: 'a', state: 'idle', at }]);
    expect(board.here('thread/t1')).toEqual(['a']);
    board.take([{ member: 'a', state: 'active', at, here: [] }]);
    expect(board.here('thread/t1')).toEqual([]);
    board.take([{ member: 'a', state: 'active', at, here: ['thread/t1'] }]);
    board.take([{ member: 'a', state: 'offline', at }]);
    expect(board.here('thread/t1')).toEqual([]);
  });

  it('is not said without a line, and known again with it', () => {
    const isAway = signal(false);
    const board = new Presences(
      () => {},
      () => {},
      saves,
      () => isAway.value,
    );
    board.take([{ member: 'a', state: 'active', at, here: ['thread/t1'] }]);
    isAway.value = true;
    expect([board.of('a'), board.here('thread/t1')]).toEqual([undefined, []]);
    isAway.value = false;
    expect([board.of('a')?.state, board.here('thread/t1')]).toEqual(['active', ['a']]);
  });

  it('is asked about those who came on screen last, when there are too many', () => {
    vi.useFakeTimers();
    const board = presences();
    const some = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`);
    board.watch(some('side', 60));
    board.watch(some('thread', 90));
    const leave = board.watch(['author']);
    vi.runAllTimers();
    const last = asked.at(-1) ?? [];
    expect([last.length, last.filter((id) => id.startsWith('side')).length, last.includes('author')]).toEqual([
      100,
      9,
      true,
    ]);
    leave();
    vi.runAllTimers();
    expect(asked.at(-1)).not.toContain('author');
  });

  it('is not asked, whoever wants to know, while the member saves data', () => {
    vi.useFakeTimers();
    const board = presences();
    board.watch(['a']);
    board.take([{ member: 'a', state: 'active', at }]);
    vi.runAllTimers();
    expect(asked.at(-1)).toEqual(['a']);
    saves.value = true;
    board.watch(['b']);
    board.lineUp();
    board.take([{ member: 'a', state: 'active', at }]);
    vi.runAllTimers();
    expect([asked.at(-1), board.of('a')]).toEqual([[], undefined]);
  });
});

describe('typing', () => {
  it('is told at most once in four seconds, and anew after a post', () => {
    const told: string[] = [];
    const typing = new Typing((topic) => told.push(topic));
    for (const now of [10_000, 12_000, 14_500]) typing.say('thread/t1', now);
    typing.sent('thread/t1');
    typing.say('thread/t1', 14_600);
    expect(told.length).toBe(3);
  });

  it('is over when the post arrives', () => {
    const typing = new Typing(() => {});
    typing.heard('thread/t1', 'a');
    typing.heard('thread/t2', 'a');
    typing.posted('thread/t1', 'a');
    expect([typing.who('thread/t1'), typing.who('thread/t2')]).toEqual([[], ['a']]);
  });
});
