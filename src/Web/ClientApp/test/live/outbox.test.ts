import { describe, expect, it } from 'vitest';
import {
  add,
  again,
  type Command,
  canTakeBack,
  due,
  type Item,
  inOrder,
  newItem,
  nextDue,
  resumed,
  sending,
  settled,
  threadOf,
} from '../../src/live/outbox';
import { random } from './server';

let made = 0;
const item = (command: Command, now = 0): Item => newItem(`r${++made}`, 'm1', command, now, made);
const post = (thread = 't1', body = 'Kaixo'): Command => ({ do: 'post', thread, body });
const read = (no: number): Command => ({ do: 'read', thread: 't1', no });
const like = (on: boolean): Command => ({ do: 'react', thread: 't1', no: 3, name: 'useful', on });

describe('what is sent next', () => {
  it('is the first of each queue', () => {
    const [a, b, c] = [item(post('t1')), item(post('t1')), item(post('t2'))];
    expect(due([c, b, a], 0)).toEqual([a, c]);
  });

  it('is nothing of a queue that has one on its way', () => {
    expect(due([sending(item(post())), item(post())], 0)).toEqual([]);
  });

  it('waits behind one that is to be retried, so that the order stays', () => {
    const first = { ...item(post()), retryAt: 50 };
    const second = item(post());
    expect(due([first, second], 0)).toEqual([]);
    expect(due([first, second], 50)).toEqual([first]);
  });

  it('overtakes a deletion that can still be undone, and a refused post', () => {
    const deletion = item({ do: 'delete', thread: 't1', no: 3 });
    const refused: Item = { ...item(post()), state: 'refused' };
    const next = item(post());
    expect(due([deletion, refused, next], 0)).toEqual([next]);
    expect(due([deletion], 10_000)).toEqual([deletion]);
  });

  it('marks as read only when that can no longer be undone, and nothing waits for it', () => {
    const marked = item({ do: 'markRead', groups: { g1: { t1: 9 } } });
    const next = [item(post()), item(read(9))];
    expect(due([marked, ...next], 5_000)).toEqual(next);
    expect(canTakeBack(marked)).toBe(true);
    expect(due([marked], 10_000)).toEqual([marked]);
  });

  it('tells when to look again', () => {
    expect(nextDue([item({ do: 'delete', thread: 't1', no: 3 }), { ...item(post()), retryAt: 700 }])).toBe(700);
    expect(nextDue([sending(item(post()))])).toBeNull();
  });
});

describe('adding', () => {
  it('keeps the furthest read position under its first request', () => {
    const first = item(read(4));
    expect(add([first], item(read(9))).put).toEqual([{ ...first, command: read(9) }]);
    expect(add([first], item(read(2)))).toEqual({ put: [], drop: [] });
  });

  it('takes a reaction and its opposite for nothing when neither has left', () => {
    const first = item(like(true));
    expect(add([first], item(like(false)))).toEqual({ put: [], drop: [first.id] });
    const off = item(like(false));
    expect(add([sending(first)], off)).toEqual({ put: [off], drop: [] });
  });

  it('keeps the last of two edits', () => {
    const first = item({ do: 'edit', thread: 't1', no: 3, body: 'a' });
    const last = item({ do: 'edit', thread: 't1', no: 3, body: 'b' });
    expect(add([first], last)).toEqual({ put: [last], drop: [first.id] });
  });
});

describe('after a try', () => {
  it('is gone when it was done', () => {
    expect(settled(sending(item(post())), { came: 'done' }, 0, 0)).toBeNull();
  });

  it('keeps its request id for the next try, later each time and never later than a minute', () => {
    let one = item(post());
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const next = settled(sending(one), { came: 'later' }, 0, 0.999);
      if (!next) throw new Error('lost');
      expect(next.id).toBe(one.id);
      waits.push(next.retryAt);
      one = next;
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeLessThanOrEqual(60_000);
  });

  it('waits as long as the server asks', () => {
    expect(settled(sending(item(post())), { came: 'later', after: 90_000 }, 5, 0)?.retryAt).toBe(90_005);
  });

  it('keeps a refused post with the reason, to be mended or taken back', () => {
    const refused = settled(sending(item(post())), { came: 'refused', code: 'too_long', detail: 'Corta.' }, 0, 0);
    expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'too_long' } });
    expect(refused && canTakeBack(refused)).toBe(true);
    expect(refused && again(refused, 'new', 9)).toMatchObject({ id: 'new', state: 'waiting', tries: 0 });
  });

  it.each([read(3), { do: 'markRead', groups: { g1: { t1: 3 } } } as const])('forgets a refused %o', (command) => {
    expect(settled(sending(item(command)), { came: 'refused', code: 'not_found', detail: '' }, 0, 0)).toBeNull();
  });

  it.each(['not_found', 'post_deleted'])('is done when what was to be deleted is not there (%s)', (code) => {
    const deletion = sending(item({ do: 'delete', thread: 't1', no: 3 }));
    expect(settled(deletion, { came: 'refused', code, detail: '' }, 0, 0)).toBeNull();
    expect(settled(deletion, { came: 'refused', code: 'not_allowed', detail: '' }, 0, 0)?.state).toBe('refused');
  });

  it('waits no longer than an hour, and not at all when the clock was set back', () => {
    const asked = settled(sending(item(post())), { came: 'later', after: 90_000_000 }, 0, 0);
    expect(asked?.retryAt).toBe(3_600_000);
    const later = { ...item(post(), 90_000_000), retryAt: 90_000_000 };
    expect(due([later], 0)).toEqual([later]);
    const held = item({ do: 'delete', thread: 't1', no: 3 }, 90_000_000);
    expect(due([held], 0)).toEqual([held]);
  });

  it('cannot be taken back once it may have arrived', () => {
    const later = settled(sending(item(post())), { came: 'later' }, 0, 0);
    expect(later && canTakeBack(later)).toBe(false);
  });
});

describe('a browser that is closed and opened at any moment, on a line that fails', () => {
  it.each(Array.from({ length: 100 }, (_, seed) => seed))('sends each post once and in order (seed %i)', (seed) => {
    const pick = random(seed);
    const written = Array.from({ length: 1 + pick(8) }, (_, n) => item(post(`t${pick(2)}`, `${n}`), n));
    let kept = [...written];
    const arrived = new Map<string, Item>();
    for (let now = 10; kept.length && now < 10_000_000; now += 500) {
      if (pick(10) === 0) kept = resumed(kept);
      for (const one of due(kept, now)) {
        const reached = pick(3) > 0;
        if (reached && !arrived.has(one.id)) arrived.set(one.id, one);
        const answered = reached && pick(3) > 0;
        const closed = pick(8) === 0;
        const next = closed ? sending(one) : settled(sending(one), { came: answered ? 'done' : 'later' }, now, 0.5);
        kept = kept.flatMap((other) => (other.id === one.id ? (next ? [next] : []) : [other]));
      }
      if (!due(kept, now).length && kept.every((one) => one.state === 'sending')) kept = resumed(kept);
    }
    expect(kept).toEqual([]);
    for (const thread of ['t0', 't1']) {
      const of = (all: Iterable<Item>) =>
        [...all].filter((one) => threadOf(one.command) === thread).map((one) => one.id);
      expect(of(arrived.values())).toEqual(of(inOrder(written)));
    }
  });
});
