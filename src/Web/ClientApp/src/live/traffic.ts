import { signal } from '@preact/signals';
import { answer, type Database } from './database';
import type { Store } from './store';

const Name = 'traffic';
const WriteEvery = 20_000;

interface Month {
  readonly month: string;
  readonly bytes: number;
}

/** Bytes that came over the line since the first of the month, as this browser counts them over all of its tabs. */
export const traffic = signal<Month>({ month: monthOf(new Date()), bytes: 0 });

/** What this tab has counted and not yet added to the rest. */
let fresh = 0;

export const countBytes = (bytes: number): void => {
  fresh += bytes;
  traffic.value = plus(traffic.peek(), bytes);
};

/** Counts on from what is kept; the answers and files of this page come with what the browser knows of their size. */
export async function countTraffic(disk: Store): Promise<() => void> {
  const stopWatching = watchTransfers();
  const addUp = async () => {
    const bytes = fresh;
    fresh = 0;
    const whole = await changeValue<Month>(disk, Name, (former) => plus(former, bytes));
    traffic.value = plus(whole, fresh);
  };
  const tryAddUp = () => addUp().catch(() => {});
  await tryAddUp();
  const timer = setInterval(() => void tryAddUp(), WriteEvery);
  return () => {
    stopWatching();
    clearInterval(timer);
    fresh = 0;
  };
}

/** Changes a value by what it was, in one step with whichever tab does so as well, and answers what it is then. */
export async function changeValue<T>(disk: Store, name: string, change: (former: T | undefined) => T): Promise<T> {
  let value = change(await disk.value<T>(name));
  if ('write' in disk)
    await (disk as Database).write(['values'], async (tx) => {
      const values = tx.objectStore('values');
      value = change(await answer<T | undefined>(values.get(name)));
      values.put(value, name);
    });
  else await disk.setValue(name, value);
  return value;
}

/** The size on the wire, compressed and with its head; what came from a cache has none. */
function watchTransfers(): () => void {
  if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes('resource')) return () => {};
  const observer = new PerformanceObserver((list) => {
    const sizes = list.getEntries().map((entry) => (entry as PerformanceResourceTiming).transferSize || 0);
    countBytes(sizes.reduce((sum, size) => sum + size, 0));
  });
  observer.observe({ type: 'resource', buffered: true });
  return () => observer.disconnect();
}

function plus(former: Month | undefined, bytes: number): Month {
  const month = monthOf(new Date());
  return { month, bytes: (former?.month === month ? former.bytes : 0) + bytes };
}

function monthOf(day: Date): string {
  return `${day.getFullYear()}-${day.getMonth() + 1}`;
}
