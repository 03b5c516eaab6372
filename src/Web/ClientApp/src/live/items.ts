import { type ReadonlySignal, signal } from '@preact/signals';
import { type Addition, type Change, changed, type Item } from './outbox';
import type { Store } from './store';

/**
 * What one tab holds of the outbox: what is kept, with what could not be kept on top, and with the changes that are
 * still being written down. A full disk or a broken database costs the keeping, never the sending.
 */
export class Items {
  private readonly shown = signal<readonly Item[]>([]);
  private readonly loose = signal<ReadonlySet<string>>(new Set());
  private kept: readonly Item[] = [];
  /** What the store did not take; null for what is to be dropped. */
  private readonly untaken = new Map<string, Item | null>();
  private readonly pending: Change[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly store: Store) {}

  get all(): ReadonlySignal<readonly Item[]> {
    return this.shown;
  }

  /** The items that are held by this page alone. */
  get unkept(): ReadonlySignal<ReadonlySet<string>> {
    return this.loose;
  }

  of(id: string): Item | undefined {
    return this.shown.value.find((item) => item.id === id);
  }

  /** Shows a change at once and resolves when it is written down, or can't be. It never rejects. */
  change(make: Change, spent?: string): Promise<void> {
    this.pending.push(make);
    this.show();
    return this.next(() => this.write(make, spent));
  }

  /** Takes what other tabs wrote. */
  reload(): Promise<void> {
    return this.next(async () => {
      this.kept = await this.store.items().catch(() => this.kept);
      this.show();
    });
  }

  private next(work: () => Promise<void>): Promise<void> {
    this.writing = this.writing.then(work);
    return this.writing;
  }

  private async write(make: Change, spent?: string): Promise<void> {
    const before = this.before();
    try {
      this.kept = await this.store.changeItems((kept) => joined(before, make(changed(kept, before))), spent);
      this.untaken.clear();
    } catch {
      const { put, drop } = make(changed(this.kept, before));
      for (const id of drop) this.untaken.set(id, null);
      for (const item of put) this.untaken.set(item.id, item);
    }
    this.pending.splice(this.pending.indexOf(make), 1);
    this.show();
  }

  /** What is still to be written from earlier. */
  private before(): Addition {
    const all = [...this.untaken];
    return {
      put: all.flatMap(([, item]) => item ?? []),
      drop: all.flatMap(([id, item]) => (item ? [] : id)),
    };
  }

  private show(): void {
    const held = changed(this.kept, this.before());
    this.shown.value = this.pending.reduce<readonly Item[]>((items, make) => changed(items, make(items)), held);
    const unkept = [...this.before().put, ...this.shown.value.filter((item) => this.store.isLoose(item))];
    this.loose.value = new Set(unkept.map((item) => item.id));
  }
}

/** Two changes as one; the later one counts. */
const joined = (first: Addition, then: Addition): Addition => ({
  put: [...first.put.filter((item) => !then.drop.includes(item.id)), ...then.put],
  drop: [...first.drop, ...then.drop],
});
