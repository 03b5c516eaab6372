import { type ReadonlySignal, signal } from '@preact/signals';
import type { MemberId } from '../api/entries';
import { requestId } from '../api/requestId';
import {
  add,
  again,
  type Command,
  due,
  type Item,
  inOrder,
  newItem,
  nextDue,
  type Result,
  resumed,
  sending,
  settled,
} from './outbox';
import type { Store } from './store';
import { Waiting } from './waiting';

/** Carries one command out. It throws nothing. */
export type Deliver = (item: Item) => Promise<Result>;

/** Tells the other tabs of this member that something was written down. */
export interface Tabs {
  tell(): void;
  onTold(listener: () => void): void;
}

const Longest = 60_000;

const isAway = (): boolean => navigator.onLine === false;

/**
 * Sends what the member wrote. Every tab adds; one of all tabs, the one that holds the lock, sends. What is kept is
 * the truth: it survives the tab, the browser and the machine.
 */
export class Sender {
  private readonly current = signal<readonly Item[]>([]);
  private readonly waiting = new Waiting();
  private seq = 0;
  private mutations = 0;
  private stopped = false;
  private sends = false;

  constructor(
    private readonly store: Store,
    private readonly member: MemberId,
    private readonly deliver: Deliver,
    private readonly tabs: Tabs,
  ) {
    tabs.onTold(() => void this.reload());
  }

  /** Everything that has not been done, in order. */
  get items(): ReadonlySignal<readonly Item[]> {
    return this.current;
  }

  /** Sends until stopped; `lock` waits until no other tab does. */
  async start(lock: (work: () => Promise<void>) => Promise<void>): Promise<void> {
    addEventListener('online', this.online);
    await this.reload();
    await lock(() => this.run());
  }

  stop(): void {
    this.stopped = true;
    removeEventListener('online', this.online);
    this.waiting.end();
  }

  /** The line is back: what waits to be retried is tried at once. */
  async tryNow(): Promise<void> {
    if (!this.sends) return;
    const later = this.current.value.filter((item) => item.state === 'waiting' && item.retryAt > 0);
    for (const item of later) await this.put({ ...item, retryAt: 0 });
    this.waiting.end();
  }

  async add(command: Command): Promise<void> {
    const item = newItem(requestId(), this.member, command, Date.now(), this.seq++);
    const { put, drop } = add(this.current.value, item);
    for (const id of drop) await this.drop(id);
    for (const one of put) await this.put(one);
    this.poke();
  }

  /** Takes back what nobody has seen. */
  async takeBack(id: string): Promise<void> {
    await this.drop(id);
    this.poke();
  }

  /** Sends a refused item once more, with another text if one is given. */
  async resend(id: string, body?: string): Promise<void> {
    const item = this.current.value.find((one) => one.id === id);
    if (!item) return;
    const { command } = item;
    const mended = body !== undefined && 'body' in command ? { ...item, command: { ...command, body } } : item;
    await this.drop(id);
    await this.put(again(mended, requestId(), Date.now()));
    this.poke();
  }

  private readonly online = (): void => void this.tryNow();

  private poke(): void {
    this.tabs.tell();
    this.waiting.end();
  }

  private async reload(): Promise<void> {
    let seen: number;
    let kept: Item[];
    do {
      seen = this.mutations;
      kept = inOrder(await this.store.items());
    } while (seen !== this.mutations);
    this.current.value = kept;
    this.seq = Math.max(this.seq, ...kept.map((item) => item.seq + 1));
    this.waiting.end();
  }

  private async run(): Promise<void> {
    this.sends = true;
    for (const item of resumed(await this.store.items())) await this.put(item);
    while (!this.stopped) {
      const now = Date.now();
      // What was never tried can still be taken back, so nothing is tried while the browser knows that it has no line.
      const items = isAway() ? [] : this.current.value;
      for (const item of due(items, now)) void this.send(item);
      const next = nextDue(items);
      await this.waiting.for(Math.min(Longest, Math.max(50, (next ?? now + Longest) - now)));
    }
    this.sends = false;
  }

  private async send(item: Item): Promise<void> {
    const tried = sending(item);
    await this.put(tried);
    const left = settled(tried, await this.deliver(tried), Date.now(), Math.random());
    if (this.stopped) return;
    if (left) await this.put(left);
    else await this.drop(item.id);
    this.poke();
  }

  private async put(item: Item): Promise<void> {
    this.mutations++;
    this.current.value = inOrder([...this.current.value.filter((one) => one.id !== item.id), item]);
    await this.store.putItem(item);
  }

  private async drop(id: string): Promise<void> {
    this.mutations++;
    this.current.value = this.current.value.filter((one) => one.id !== id);
    await this.store.dropItem(id);
  }
}
