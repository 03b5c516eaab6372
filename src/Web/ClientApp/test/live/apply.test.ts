import { describe, expect, it } from 'vitest';
import type { TopicPage } from '../../src/api/live';
import {
  type Applied,
  type Asked,
  applyAnswer,
  applyBatch,
  applyPage,
  emptyTopic,
  type TopicState,
} from '../../src/live/apply';
import { entry, random, ServerTopic } from './server';

const held = (state: TopicState) => [...state.entries.values()].sort((a, b) => a.no - b.no);
const opened = (server: ServerTopic, size = 50) =>
  applyPage(emptyTopic(server.topic), server.window(size), { since: 0 }).state;

function filled(posts: number, topic = 'thread/t'): ServerTopic {
  const server = new ServerTopic(topic);
  for (let i = 0; i < posts; i++) server.add();
  return server;
}

describe('applying a batch', () => {
  it('moves the cursor and takes what is newer', () => {
    const server = filled(3);
    const before = opened(server);
    server.change(2);
    const { state, outcome, changed } = applyBatch(before, server.batch(3));
    expect([outcome, state.rev, changed.length]).toEqual(['applied', 4, 1]);
    expect(before.entries.get('2')?.rev).toBe(2);
  });

  it('leaves everything as it is after a gap', () => {
    const server = filled(3);
    const before = opened(server);
    server.add();
    server.add();
    const applied = applyBatch(before, server.batch(4));
    expect(applied).toEqual({ state: before, changed: [], outcome: 'gap' });
  });

  it('drops what it knows', () => {
    const server = filled(3);
    expect(applyBatch(opened(server), server.batch(1)).outcome).toBe('dropped');
  });

  it('asks for a window when the epoch is another one', () => {
    const server = filled(3);
    const before = opened(server);
    server.restore();
    expect(applyBatch(before, server.batch(3)).outcome).toBe('reset');
  });

  it('puts a tombstone in the place of a deleted entry', () => {
    const server = filled(3);
    const before = opened(server);
    server.remove(2);
    expect(applyBatch(before, server.batch(3)).state.entries.get('2')?.kind).toBe('tombstone');
  });
});

describe('applying pages', () => {
  it('knows from which number on a thread is held in a row', () => {
    const server = filled(80);
    const state = opened(server);
    expect([state.low, state.entries.size]).toEqual([31, 51]);
    const older = applyPage(state, server.older(state.low, 20), { before: state.low }).state;
    expect([older.low, older.entries.size]).toEqual([11, 71]);
  });

  it('keeps a changed entry below the row without lowering it', () => {
    const server = filled(80);
    const state = opened(server);
    server.change(5);
    const next = applyBatch(state, server.batch(80)).state;
    expect([next.low, next.entries.has('5')]).toEqual([31, true]);
  });

  it('does not go backwards when a window arrives late', () => {
    const server = filled(60);
    const late = server.window(50);
    server.change(60);
    const state = opened(server);
    const after = applyPage(state, late, { since: 0 }).state;
    expect([after.rev, after.entries.get('60')?.rev]).toEqual([61, 61]);
  });

  it('does not let an older page undo what is newer', () => {
    const server = filled(80);
    const state = opened(server);
    const late = server.older(31, 20);
    server.change(20);
    const changed = applyBatch(state, server.batch(80)).state;
    expect(applyPage(changed, late, { before: 31 }).state.entries.get('20')?.rev).toBe(81);
  });

  it('leaves no hole when an older page arrives after a new window', () => {
    const server = filled(80);
    const state = opened(server);
    const late = server.older(31, 20);
    for (let i = 0; i < 60; i++) server.add();
    const jumped = applyPage(state, server.window(50), { since: 0 }).state;
    expect(applyPage(jumped, late, { before: 31 }).state.low).toBe(91);
  });

  it('fills a whole topic from above the highest number down', () => {
    const server = filled(600, 'directory/members');
    server.change(3);
    let state = opened(server, 256);
    expect(state.low).toBe(601);
    while (state.low > 0) state = applyPage(state, server.older(state.low, 256), { before: state.low }).state;
    expect(held(state)).toEqual([...server.entries.values()]);
  });

  it('takes the answer to an own command without moving the cursor', () => {
    const server = filled(3);
    const { state } = applyAnswer(opened(server), [entry(4, 7)]);
    expect([state.rev, state.entries.has('4')]).toEqual([3, true]);
  });
});

/** One reader whose pushes, differences, windows and older pages arrive late, twice, in any order, or never. */
function live(seed: number): [ServerTopic, TopicState] {
  const pick = random(seed);
  const server = filled(pick(120), pick(2) ? 'thread/t' : 'group/g');
  let state = opened(server);
  const onTheWay: Array<(held: TopicState) => Applied> = [];
  const page = (made: TopicPage, asked: Asked) => onTheWay.push((s) => applyPage(s, made, asked));
  for (let step = 0; step < 200; step++) {
    const act = pick(12);
    if (act < 3) server.add();
    else if (act < 4) server.change(1 + pick(140));
    else if (act < 5) server.remove(1 + pick(140));
    else if (act < 6 && pick(20) === 0) server.restore();
    else if (act < 8) {
      const batch = server.batch(Math.max(0, server.head - pick(6)));
      onTheWay.push((s) => applyBatch(s, batch));
    } else if (act < 9) page(server.older(state.low, 1 + pick(20)), { before: state.low });
    else if (act < 10 && state.epoch === server.epoch)
      page(server.delta(state.rev, 1 + pick(30)), { since: state.rev });
    else if (act < 11 && pick(5) === 0) page(server.window(50), { since: 0 });
    const next = onTheWay.length ? onTheWay[pick(onTheWay.length)] : undefined;
    if (next && pick(3)) {
      const before = state;
      state = next(state).state;
      if (state.epoch === before.epoch) expect(state.rev).toBeGreaterThanOrEqual(before.rev);
      if (pick(4)) onTheWay.splice(onTheWay.indexOf(next), 1);
    }
  }
  return [server, state];
}

/** What the browser does when the line is good again. */
function settle(server: ServerTopic, from: TopicState): TopicState {
  let state = from;
  while (state.epoch !== server.epoch || state.rev < server.head) {
    const page = state.epoch === server.epoch ? server.delta(state.rev, 32) : server.window(50);
    state = applyPage(state, page, { since: state.rev }).state;
  }
  while (state.low > 0) state = applyPage(state, server.older(state.low, 64), { before: state.low }).state;
  return state;
}

describe('whatever arrives, in whatever order', () => {
  it.each(Array.from({ length: 300 }, (_, seed) => seed))(
    'the reader ends with what the server has (seed %i)',
    (seed) => {
      const [server, state] = live(seed);
      const end = settle(server, state);
      expect(held(end)).toEqual([...server.entries.values()].sort((a, b) => a.no - b.no));
    },
  );
});
