import type { Entry, Tombstone } from '../../src/api/entries';
import type { TopicBatch, TopicPage } from '../../src/api/live';

/** A setting entry: the smallest entry that can be told apart by what it says. */
export const entry = (no: number, rev: number, value = `${rev}`): Entry => ({
  kind: 'setting',
  id: `${no}`,
  no,
  rev,
  value,
});

/** A topic as the server keeps it, small enough to check by eye. */
export class ServerTopic {
  head = 0;
  epoch = 'e1';
  readonly entries = new Map<string, Entry>();
  private count = 0;

  constructor(readonly topic: string) {}

  add(): void {
    this.put(entry(++this.count, ++this.head));
  }

  change(no: number): void {
    if (no <= this.count) this.put(entry(no, ++this.head));
  }

  remove(no: number): void {
    if (no > this.count) return;
    this.put({ kind: 'tombstone', id: `${no}`, no, rev: ++this.head } satisfies Tombstone);
  }

  /** A restored backup: other revisions under another epoch. */
  restore(): void {
    this.epoch = `e${Number(this.epoch.slice(1)) + 1}`;
  }

  batch(from: number): TopicBatch {
    return { topic: this.topic, epoch: this.epoch, from, to: this.head, entries: this.since(from) };
  }

  delta(since: number, limit: number): TopicPage {
    const all = this.since(since);
    const entries = all.slice(0, limit);
    const to = entries.length < all.length ? (entries.at(-1)?.rev ?? since) : this.head;
    return { epoch: this.epoch, head: this.head, mode: 'delta', to, entries, hasOlder: false };
  }

  window(size: number): TopicPage {
    const byNo = [...this.entries.values()].sort((a, b) => a.no - b.no);
    const isThread = this.topic.startsWith('thread/');
    const newest = isThread ? byNo.slice(-size) : [...byNo].sort((a, b) => a.rev - b.rev).slice(-size);
    const first = isThread && newest[0] && newest[0].no > 1 ? byNo.slice(0, 1) : [];
    const entries = [...first, ...newest];
    const { epoch, head } = this;
    return { epoch, head, mode: 'window', to: head, entries, hasOlder: entries.length < byNo.length };
  }

  older(before: number, limit: number): TopicPage {
    const below = [...this.entries.values()].filter((e) => e.no < before).sort((a, b) => a.no - b.no);
    const entries = below.slice(-limit);
    const { epoch, head } = this;
    return { epoch, head, mode: 'older', to: head, entries, hasOlder: entries.length < below.length };
  }

  private since(rev: number): Entry[] {
    return [...this.entries.values()].filter((e) => e.rev > rev).sort((a, b) => a.rev - b.rev);
  }

  private put(next: Entry): void {
    this.entries.set(next.id, next);
  }
}

/** Numbers that are the same in every run; see Steele and others, "Fast splittable pseudorandom number generators". */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) % below;
  };
}
