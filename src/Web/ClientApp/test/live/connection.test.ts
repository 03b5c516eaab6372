import { afterEach, expect, it, vi } from 'vitest';
import { Connection, type Listener } from '../../src/live/connection';

const { connectHub } = vi.hoisted(() => ({ connectHub: vi.fn() }));
vi.mock('../../src/live/hub', () => ({ connectHub }));

const blocked = () => Promise.reject(new Error('blocked'));
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
  connectHub.mockImplementation(blocked);
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

it('counts the line as down as soon as the device is offline, though the socket seems to live on, and up again', async () => {
  const told: string[] = [];
  const hub = { stop: () => Promise.resolve(), probe: () => Promise.resolve(true) };
  connectHub.mockResolvedValue({ hub, closed: new Promise(nothing) });
  const connection = new Connection(listening({ up: () => told.push('up'), down: () => told.push('down') }));
  connection.start();
  await vi.waitUntil(() => connection.state.value === 'live');

  dispatchEvent(new Event('offline'));
  expect(connection.state.value).toBe('waiting');
  expect(told).toEqual(['up', 'down']);

  dispatchEvent(new Event('online'));
  await vi.waitUntil(() => connection.state.value === 'live');
  expect(told).toEqual(['up', 'down', 'up']);
  await connection.stop();
});
