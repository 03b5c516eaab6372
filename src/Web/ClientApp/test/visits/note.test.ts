import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteVisit } from '../../src/visits/note';

let visibility: DocumentVisibilityState = 'visible';
let at = 0;
const stops: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-01T10:00:00Z') });
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** An item that no other test visited. */
const item = () => `o${++at}`;

const visit = (id: string, tell: (items: string[]) => Promise<unknown>) => {
  const stop = noteVisit(id, tell);
  stops.push(stop);
  return stop;
};

const show = (state: DocumentVisibilityState) => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};

test('what stays on screen is told once a day', async () => {
  const tell = vi.fn(() => Promise.resolve());
  const id = item();
  visit(id, tell);
  await vi.advanceTimersByTimeAsync(2_000);
  visit(id, tell)();
  visit(id, tell);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tell.mock.calls).toEqual([[[id]]]);

  vi.setSystemTime(new Date('2026-05-02T10:00:00Z'));
  visit(id, tell);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tell).toHaveBeenCalledTimes(2);
});

test('passing by is no visit', async () => {
  const tell = vi.fn(() => Promise.resolve());
  const leave = visit(item(), tell);
  await vi.advanceTimersByTimeAsync(1_900);
  leave();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tell).not.toHaveBeenCalled();
});

test('a page in the background waits until it is looked at', async () => {
  const tell = vi.fn(() => Promise.resolve());
  visibility = 'hidden';
  visit(item(), tell);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tell).not.toHaveBeenCalled();

  show('visible');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tell).toHaveBeenCalledOnce();
});

test('what could not be told is told the next time', async () => {
  const tell = vi.fn(() => Promise.reject(new Error('no line')));
  const id = item();
  visit(id, tell);
  await vi.advanceTimersByTimeAsync(2_000);
  visit(id, tell);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tell).toHaveBeenCalledTimes(2);
});
