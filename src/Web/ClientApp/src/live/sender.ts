import type { ReadonlySignal } from '@preact/signals';
import type { MemberId, ThreadId } from '../api/entries';
import { requestId } from '../api/requestId';
import { Items } from './items';
import {
  add,
  again,
  canTakeBack,
  type Command,
  due,
  type Item,
  newItem,
  nextDue,
  nextSeq,
  nothing,
  type Result,
  resumed,
  sending,
  settled,
  threadOf,
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
 * the truth: it survives the tab, the browser and the machine. What could not be kept is sent by the tab that holds it.
 */
export class Sender {
  private readonly held: Items;
  private readonly waiting = new Waiting();
  /** What this tab is delivering. */
  private readonly underway = new Set<string>();
  private stopped = false;
  private sends = false;
  private release: () => void = () => {};

  constructor(
    store: Store,
    private readonly member: MemberId,
    private readonly deliver: Deliver,
    private readonly tabs: Tabs,
  ) {
    this.held = new Items(store);
    tabs.onTold(() => void this.reload());
  }

  /** Everything that has not been done, in order. */
  get items(): ReadonlySignal<readonly Item[]> {
    return this.held.all;
  }

  /** What is lost when this page is closed. */
  get unkept(): ReadonlySignal<ReadonlySet<string>> {
    return this.held.unkept;
  }

  /** Sends until stopped; `lock` waits until no other tab does. */
  async start(lock: (work: () => Promise<void>) => Promise<void>): Promise<void> {
    addEventListener('online', this.online);
    await this.reload();
    void this.run();
    await lock(() => this.lead());
  }

  stop(): void {
    this.stopped = true;
    removeEventListener('online', this.online);
    this.waiting.end();
    this.release();
  }

  /** The line is back: what waits to be retried is tried at once. */
  async tryNow(): Promise<void> {
    await this.held.change((items) => ({
      put: items
        .filter((item) => item.state === 'waiting' && item.retryAt > 0)
        .map((item) => ({ ...item, retryAt: 0 })),
      drop: [],
    }));
    this.poke();
  }

  /** Writes a command down, and resolves once it is. `spent` names the draft that it was made of. */
  async add(command: Command, spent?: string): Promise<void> {
    const id = requestId();
    const now = Date.now();
    await this.held.change((items) => add(items, newItem(id, this.member, command, now, nextSeq(items))), spent);
    this.poke();
  }

  /** Takes back what nobody has seen. */
  async takeBack(id: string): Promise<void> {
    await this.held.change((items) => (items.some((one) => one.id === id && canTakeBack(one)) ? drops(id) : nothing));
    this.poke();
  }

  /** Sends a refused item once more, with another text if one is given. */
  async resend(id: string, body?: string): Promise<void> {
    const fresh = requestId();
    const now = Date.now();
    await this.held.change((items) => {
      const item = items.find((one) => one.id === id);
      if (item?.state !== 'refused') return nothing;
      const { command } = item;
      const mended = body !== undefined && 'body' in command ? { ...item, command: { ...command, body } } : item;
      return { put: [again(mended, fresh, now)], drop: [id] };
    });
    this.poke();
  }

  /** Forgets all that was to be done in threads that are no longer there for the member. */
  async forget(threads: ReadonlySet<ThreadId>): Promise<void> {
    if (threads.size === 0) return;
    const isIn = ({ command }: Item) => threads.has(threadOf(command) ?? '');
    await this.held.change((items) => drops(...items.filter(isIn).map((item) => item.id)));
    this.poke();
  }

  private readonly online = (): void => void this.tryNow();

  private poke(): void {
    this.tabs.tell();
    this.waiting.end();
  }

  private async reload(): Promise<void> {
    await this.held.reload();
    this.waiting.end();
  }

  /** Sends for all tabs from here on. What another tab had on its way may have arrived, so it is asked again. */
  private async lead(): Promise<void> {
    if (this.stopped) return;
    await this.held.change((items) => ({ put: resumed(items).filter((item) => this.isStale(item, items)), drop: [] }));
    this.sends = true;
    this.waiting.end();
    await new Promise<void>((resolve) => {
      this.release = resolve;
      if (this.stopped) resolve();
    });
  }

  private isStale(item: Item, before: readonly Item[]): boolean {
    return !before.includes(item) && !this.underway.has(item.id);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const now = Date.now();
      const items = this.own();
      for (const item of due(items, now)) void this.send(item.id);
      const next = nextDue(items);
      await this.waiting.for(Math.min(Longest, Math.max(50, (next ?? now + Longest) - now)));
    }
  }

  /** What is this tab's to send. */
  own(): readonly Item[] {
    // What was never tried can still be taken back, so nothing is tried while the browser knows that it has no line.
    if (isAway()) return [];
    const unkept = this.unkept.value;
    return this.sends ? this.items.value : this.items.value.filter((item) => unkept.has(item.id));
  }

  private async send(id: string): Promise<void> {
    if (this.underway.has(id)) return;
    this.underway.add(id);
    await this.change(id, (item) => (item.state === 'waiting' ? sending(item) : item));
    const tried = this.held.of(id);
    if (tried?.state === 'sending') {
      const result = await this.deliver(tried);
      const [now, chance] = [Date.now(), Math.random()];
      // Another tab sends after this one; and what was forgotten meanwhile stays so.
      if (!this.stopped) await this.change(id, (item) => settled(item, result, now, chance));
    }
    this.underway.delete(id);
    if (!this.stopped) this.poke();
  }

  /** Changes one item, if it is still there; null drops it. */
  change(id: string, make: (item: Item) => Item | null): Promise<void> {
    return this.held.change((items) => {
      const item = items.find((one) => one.id === id);
      const next = item && make(item);
      if (!item || next === item) return nothing;
      return next ? { put: [next], drop: [] } : drops(id);
    });
  }
}

const drops = (...ids: string[]) => ({ put: [], drop: ids });
