import { signal } from '@preact/signals';
import { onBytes } from '../api/http';
import type { Store } from './store';

const Name = 'traffic';
const WriteEvery = 20_000;

interface Month {
  readonly month: string;
  readonly bytes: number;
}

/** Bytes of answers and live messages since the first of the month, as this browser counts them: before compression. */
export const traffic = signal<Month>({ month: monthOf(new Date()), bytes: 0 });

export const countBytes = (bytes: number): void => {
  const month = monthOf(new Date());
  const former = traffic.peek();
  traffic.value = { month, bytes: (former.month === month ? former.bytes : 0) + bytes };
};

/** Counts on from what is kept. */
export async function countTraffic(store: Store): Promise<() => void> {
  const kept = await store.value<Month>(Name);
  if (kept?.month === monthOf(new Date())) countBytes(kept.bytes);
  const stopListening = onBytes(countBytes);
  const timer = setInterval(() => void store.setValue(Name, traffic.peek()).catch(() => {}), WriteEvery);
  return () => {
    stopListening();
    clearInterval(timer);
  };
}

function monthOf(day: Date): string {
  return `${day.getFullYear()}-${day.getMonth() + 1}`;
}
