import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FileId } from '../api/entries';
import { del, Refused } from '../api/http';
import type { Store } from '../live/store';
import type { PendingFile } from './pending';
import { type Progress, upload } from './upload';

const FirstRetry = 2_000;
const LastRetry = 60_000;

/** The uploads of one member in this page. What is to be uploaded is kept, so that a reload or days without a line cost
 * nothing of what was sent already. */
export class Uploads {
  private readonly shown = new Map<string, Signal<Progress>>();
  private readonly running = new Map<string, Promise<FileId>>();
  private readonly pushed = new Set<string>();
  private readonly dropped = new Set<string>();
  /** What was chosen in this page: a store that is full takes no bytes, and they are sent all the same. */
  private readonly held = new Map<string, Blob>();

  constructor(private readonly store: Store) {}

  /** How far a file is. */
  progress(file: PendingFile): ReadonlySignal<Progress> {
    return this.of(file);
  }

  /** Keeps the bytes of a file that was chosen. */
  async keep(file: PendingFile, bytes: Blob): Promise<void> {
    this.held.set(file.id, bytes);
    await this.store.setValue(file.bytes, bytes).catch(() => {});
  }

  /** The bytes of a file that was chosen here. */
  async bytes(file: PendingFile): Promise<Blob | undefined> {
    return this.held.get(file.id) ?? this.store.value<Blob>(file.bytes);
  }

  /** Uploads a file until it is there, the server refuses it or it is dropped; while there is no line it waits. Asking
   * twice does it once. */
  async push(file: PendingFile): Promise<void> {
    if (this.pushed.has(file.id)) return;
    this.pushed.add(file.id);
    for (let wait = FirstRetry; !this.dropped.has(file.id); wait = Math.min(LastRetry, wait * 2)) {
      try {
        await this.finish(file);
        return;
      } catch (error) {
        if (!(error instanceof Refused) || !error.passing) return;
        await lineOr(Math.max(wait, error.after ?? 0));
      }
    }
  }

  /** Uploads a file, or waits for who does, and answers its id. Throws what the server refused, or that the line failed. */
  finish(file: PendingFile): Promise<FileId> {
    const known = this.running.get(file.id);
    if (known) return known;
    const run = this.run(file).finally(() => this.running.delete(file.id));
    this.running.set(file.id, run);
    return run;
  }

  /** Forgets what was sent. */
  forget(files: readonly PendingFile[]): void {
    for (const file of files) {
      this.shown.delete(file.id);
      this.held.delete(file.id);
      void this.store.setValue(file.bytes, undefined).catch(() => {});
    }
  }

  /** Forgets what shall not be sent, here and at the server. */
  async drop(file: PendingFile): Promise<void> {
    this.dropped.add(file.id);
    const shown = this.of(file);
    this.forget([file]);
    await this.running.get(file.id)?.catch(() => {});
    // A server that doesn't hear of it forgets it by itself after some days.
    const { id } = shown.peek();
    if (id) await del(`/api/files/${id}`).catch(() => {});
  }

  private of({ id }: PendingFile): Signal<Progress> {
    const known = this.shown.get(id);
    if (known) return known;
    const fresh = signal<Progress>({ phase: 'waiting', sent: 0 });
    this.shown.set(id, fresh);
    return fresh;
  }

  private async run(file: PendingFile): Promise<FileId> {
    const shown = this.of(file);
    try {
      const bytes = await this.bytes(file);
      // A browser short of space may have forgotten them.
      if (!bytes) throw new Refused(410, 'file_forgotten', '');
      const id = await upload(file, bytes, (progress) => {
        shown.value = progress;
        return !this.dropped.has(file.id);
      });
      shown.value = { phase: 'ready', sent: file.size, id };
      return id;
    } catch (error) {
      const refusal = error instanceof Refused && !error.passing ? error : undefined;
      shown.value = { ...shown.peek(), phase: refusal ? 'refused' : 'waiting', refusal };
      throw error;
    }
  }
}

/** Resolves when the line is back, or after some time. */
const lineOr = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      removeEventListener('online', go);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(go, ms);
    addEventListener('online', go);
  });

const all = new WeakMap<Store, Uploads>();

/** The uploads that stand on a store. */
export function uploadsOf(store: Store): Uploads {
  const known = all.get(store) ?? new Uploads(store);
  all.set(store, known);
  return known;
}
