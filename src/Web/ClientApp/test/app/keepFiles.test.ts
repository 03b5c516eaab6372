import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Live } from '../../src/live/live';

const told: unknown[] = [];
const workers = { registered: 0, active: null as { postMessage(message: unknown): void } | null };
const container = {
  register: async () => void workers.registered++,
  ready: Promise.resolve(),
  getRegistration: async () => workers,
};
const worker = (name: string) => ({ postMessage: (message: object) => void told.push([name, message]) });

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('PerformanceObserver', Observer);
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: container });
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(used('/assets/es-1.js'));
});
afterEach(() => {
  told.length = workers.registered = 0;
  Reflect.deleteProperty(navigator, 'serviceWorker');
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const used = (...paths: string[]) =>
  paths.map((path) => ({ name: `https://comparte.example${path}` })) as unknown as PerformanceEntryList;
let measure: (paths: string[]) => void = () => {};
class Observer {
  static readonly supportedEntryTypes = ['resource'];
  constructor(tell: (list: { getEntries(): PerformanceEntryList }) => void) {
    measure = (paths) => tell({ getEntries: () => used(...paths) });
  }
  observe() {}
  disconnect() {}
}

describe('the files that a page uses', () => {
  it('are told to whichever worker is there when they are used', async () => {
    const { keepFiles } = await import('../../src/app/keepFiles');
    workers.active = worker('first');
    await keepFiles();
    workers.active = worker('second');
    measure(['/assets/eu-1.js', '/api/me']);
    await vi.waitUntil(() => told.length === 2);
    expect(told).toEqual([
      ['first', { used: ['/assets/es-1.js'] }],
      ['second', { used: ['/assets/eu-1.js'] }],
    ]);
  });

  it('are kept for each one who signs in on the page, and for nobody on a shared device', async () => {
    vi.useFakeTimers();
    const { live } = await import('../../src/live/live');
    const { isShared } = await import('../../src/app/session');
    const { startKeeping } = await import('../../src/app/keepFiles');
    const entries = { state: { value: { entries: new Map() } } };
    const topics = { use: () => () => {}, view: () => entries };
    const [line, mine] = [{ value: 'live' }, { value: new Map() }];
    const member = { connect() {}, tend() {}, topics, line, mine } as unknown as Live;
    workers.active = worker('first');
    startKeeping();
    expect(workers.registered).toBe(0);
    for (const times of [1, 2]) {
      live.value = { ...member };
      await vi.advanceTimersByTimeAsync(1);
      expect(workers.registered).toBe(times);
      live.value = null;
    }
    isShared.value = true;
    live.value = { ...member };
    await vi.advanceTimersByTimeAsync(1);
    expect(workers.registered).toBe(2);
    live.value = null;
  });
});
