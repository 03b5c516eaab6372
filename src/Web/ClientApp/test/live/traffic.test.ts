import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { Database, wipeAll } from '../../src/live/database';

/** Tells what the browser measured. */
let measure: (entries: { transferSize: number }[]) => void = () => {};
class Observer {
  static readonly supportedEntryTypes = ['resource'];
  constructor(tell: (list: { getEntries(): unknown[] }) => void) {
    measure = (entries) => tell({ getEntries: () => entries });
  }
  observe() {}
  disconnect() {
    measure = () => {};
  }
}

async function tab() {
  vi.resetModules();
  const page = await import('../../src/live/traffic');
  const stop = await page.countTraffic(await Database.of('m1'));
  const seen = measure;
  return { ...page, stop, measure: (size: number) => seen([{ transferSize: size }]) };
}

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await wipeAll();
});

it('counts what came over the line, of all tabs together', async () => {
  vi.stubGlobal('PerformanceObserver', Observer);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const [one, other] = [await tab(), await tab()];
  one.measure(1_000);
  one.measure(0);
  one.countBytes(20);
  other.measure(300);
  expect(one.traffic.value.bytes).toBe(1_020);
  vi.advanceTimersByTime(20_000);
  const store = await Database.of('m1');
  await vi.waitUntil(async () => (await store.value<{ bytes: number }>('traffic'))?.bytes === 1_320);
  vi.advanceTimersByTime(20_000);
  await vi.waitUntil(() => one.traffic.value.bytes === 1_320 && other.traffic.value.bytes === 1_320);
  one.stop();
  other.stop();
});
