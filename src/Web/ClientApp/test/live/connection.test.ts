import { afterEach, expect, it, vi } from 'vitest';
import { Connection, type Listener } from '../../src/live/connection';

vi.mock('../../src/live/hub', () => ({ connectHub: () => Promise.reject(new Error('blocked')) }));

const nothing = () => {};

/** Whoever is told nothing but what is given. */
const listening = (told: Partial<Listener>): Listener => ({
  up: nothing,
  down: nothing,
  changes: nothing,
  heads: nothing,
  answers: nothing,
  reset: nothing,
  gone: nothing,
  typing: nothing,
  presence: nothing,
  ended: nothing,
  wants: () => [],
  caughtUp: () => Promise.resolve(),
  ...told,
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('says that the line is slow while it first asks without a socket, and asks again only when it has caught up', async () => {
  vi.useFakeTimers();
  const asked: string[] = [];
  let answer: () => void = () => {};
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    if (path === '/api/me') return Promise.resolve(new Response('{}'));
    return new Promise((resolve) => (answer = () => resolve(new Response('{"topics":[],"batches":[]}'))));
  });
  let caughtUp: () => void = () => {};
  const polls = () => asked.filter((path) => path === '/api/live/wait').length;
  const connection = new Connection(listening({ caughtUp: () => new Promise((resolve) => (caughtUp = resolve)) }));
  connection.start();
  await vi.waitUntil(async () => (await vi.advanceTimersByTimeAsync(1_000), polls() === 1));
  expect(connection.state.value).toBe('slow');
  answer();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(polls()).toBe(1);
  caughtUp();
  await vi.advanceTimersByTimeAsync(1);
  expect(polls()).toBe(2);
  await connection.stop();
});
