import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Entry, PublicationAbout } from '../api/entries';
import { get, patch, post, put, Refused } from '../api/http';
import { requestId } from '../api/requestId';
import type { PendingFile } from '../files/pending';
import type { Uploads } from '../files/uploads';
import type { Store } from '../live/store';
import { sameText } from '../versions/written';
import { type Draft, draftName, isTold, type PublicationChange, untold, withPicture, type WorkingText } from './draft';

/** `kept`: on this device; `saved`: with the server; `away`: waits for the line; `refused`: the server says no. */
export type Saving = 'nothing' | 'kept' | 'saving' | 'saved' | 'away' | 'refused' | 'conflict';

export type Learn = (topic: string, entries: readonly Entry[]) => void;

const KeepAfter = 300;
const SaveAfter = 2_000;
const RetryAfter = 15_000;

/** One thing that is being written: kept on this device at once, and at the server soon after. */
export class Drafting {
  private readonly current: Signal<Draft>;
  private readonly standing = signal<Saving>('nothing');
  private readonly why = signal<unknown>(null);
  private readonly theirs = signal<WorkingText | null>(null);
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private isGone = false;
  private isHanded = false;
  /** The last text that was sent, under which request: a try that seemed lost is the same one. */
  private sent: { readonly id: string; readonly body: string } | null = null;

  constructor(
    private readonly store: Store,
    private readonly uploads: Uploads,
    private readonly learn: Learn,
    draft: Draft,
    /** Whether it is kept under its id once it has one; not while others know it by its former name. */
    private readonly moves = true,
  ) {
    this.current = signal(draft);
    if (!draft.fresh) this.standing.value = isTold(draft) ? 'saved' : 'kept';
    addEventListener('online', this.again);
    for (const file of this.pending(draft)) void this.uploads.push(file);
    if (!draft.fresh && !isTold(draft)) this.soon(0);
  }

  get draft(): ReadonlySignal<Draft> {
    return this.current;
  }

  get saving(): ReadonlySignal<Saving> {
    return this.standing;
  }

  /** What the server refused it for. */
  get refusal(): ReadonlySignal<unknown> {
    return this.why;
  }

  /** What somebody else wrote meanwhile. */
  get conflict(): ReadonlySignal<WorkingText | null> {
    return this.theirs;
  }

  /** Changes what is written. */
  change(make: (draft: Draft) => Draft): void {
    this.set((draft) => ({ ...make(draft), fresh: undefined }));
    if (this.standing.value !== 'saving' && this.standing.value !== 'conflict') this.standing.value = 'kept';
    this.soon(SaveAfter);
  }

  /** Takes a file that was chosen here. */
  async take(file: PendingFile, bytes: Blob, as: 'cover' | 'file'): Promise<void> {
    await this.uploads.keep(file, bytes);
    this.change((draft) => (as === 'cover' ? { ...draft, cover: file } : { ...draft, files: [...draft.files, file] }));
    void this.uploads.push(file);
  }

  /** Goes on from what is written here over what somebody else wrote, or the other way round. */
  settle(mine: boolean): void {
    const theirs = this.theirs.peek();
    if (!theirs) return;
    this.theirs.value = null;
    const { title, body, no } = theirs;
    this.standing.value = 'kept';
    this.change((draft) => ({ ...draft, base: no, saved: { title, body }, text: mine ? draft.text : { title, body } }));
  }

  /** Tells the server all that it doesn't know; false when that could not be. One at a time. */
  save(): Promise<boolean> {
    clearTimeout(this.saveTimer);
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  /** The page is left: all is written down, and told if it can be. */
  leave(): void {
    removeEventListener('online', this.again);
    void this.keep();
    if (!this.isGone && !this.isHanded && !isTold(this.current.peek()) && !this.current.peek().fresh) void this.save();
  }

  /** Written down here for whoever goes on with it, which from now on isn't this page. */
  async handOver(): Promise<void> {
    await this.running;
    await this.keep();
    clearTimeout(this.saveTimer);
    removeEventListener('online', this.again);
    this.isHanded = true;
  }

  /** Resolves when it is written down here. */
  async keep(): Promise<void> {
    clearTimeout(this.keepTimer);
    if (this.isHanded) return;
    const draft = this.current.peek();
    const name = draftName(draft.key);
    const isNeedless = draft.fresh || (isTold(draft) && this.moves);
    const value = this.isGone || isNeedless ? undefined : draft;
    await this.store.setValue(name, value).catch(() => {});
  }

  /** It is shared or thrown away: nothing of it is kept here any more. */
  async forget(): Promise<void> {
    this.isGone = true;
    clearTimeout(this.saveTimer);
    removeEventListener('online', this.again);
    this.uploads.forget(this.pending(this.current.peek()));
    await this.keep();
  }

  private readonly again = (): void => {
    if (this.standing.peek() === 'away') this.soon(0);
  };

  private pending({ cover, files }: Draft): readonly PendingFile[] {
    return cover ? [cover, ...files] : files;
  }

  private set(make: (draft: Draft) => Draft): void {
    const former = this.current.peek().key;
    this.current.value = make(this.current.peek());
    if (former !== this.current.peek().key) void this.store.setValue(draftName(former), undefined).catch(() => {});
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => void this.keep(), KeepAfter);
  }

  private soon(ms: number): void {
    clearTimeout(this.saveTimer);
    if (!this.isGone && !this.isHanded) this.saveTimer = setTimeout(() => void this.save(), ms);
  }

  private async run(): Promise<boolean> {
    if (this.isGone || this.theirs.peek()) return false;
    if (this.current.peek().fresh) return true;
    this.standing.value = 'saving';
    this.why.value = null;
    try {
      while (!isTold(this.current.peek())) if (!(await this.tell())) return false;
      this.standing.value = 'saved';
      await this.keep();
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  private failed(error: unknown): void {
    const passing = error instanceof Refused && error.passing;
    this.standing.value = passing ? 'away' : 'refused';
    this.why.value = error;
    if (passing) this.soon(RetryAfter);
    void this.keep();
  }

  /** One step after the other; whatever is done is noted at once. */
  private async tell(): Promise<boolean> {
    const id = await this.begin();
    await this.tellFacts(id);
    await this.tellAsks(id);
    if (!(await this.tellText(id))) return false;
    await this.tellFiles(id);
    return true;
  }

  private async begin(): Promise<string> {
    const { id, creation } = this.current.peek();
    if (id) return id;
    const made = await post<{ id: string }>('/api/publications', creation);
    this.set((draft) => ({ ...draft, id: made.id, key: this.moves ? made.id : draft.key }));
    await this.fetchBase(made.id);
    return made.id;
  }

  /** What the server holds of the text, where nothing was written there since. */
  private async fetchBase(id: string): Promise<void> {
    const { no, title, body } = await get<WorkingText>(this.path(id));
    this.set((draft) => ({ ...draft, base: no, saved: { title, body } }));
  }

  private path(id: string): string {
    return `/api/publications/${id}/texts/${this.current.peek().language}/working`;
  }

  private async tellFacts(id: string): Promise<void> {
    const told = this.current.peek().facts;
    if (Object.keys(told).length === 0) return;
    await this.patch(id, told);
    this.set((draft) => ({ ...draft, facts: untold(draft.facts, told), language: told.language ?? draft.language }));
    if (told.language) await this.fetchBase(id);
  }

  private async patch(id: string, change: PublicationChange | object): Promise<void> {
    const about = await patch<PublicationAbout>(`/api/publications/${id}`, { requestId: requestId(), ...change });
    this.learn(`publication/${id}`, [{ ...about, kind: 'publicationAbout' }]);
  }

  private async tellAsks(id: string): Promise<void> {
    for (const member of this.current.peek().asks) {
      await put(`/api/publications/${id}/authors/${member}`, { requestId: requestId() });
      this.set((draft) => ({ ...draft, asks: draft.asks.filter((one) => one !== member) }));
    }
  }

  /** Files one by one, so that a poor line gets somewhere. A picture in the body then has its own name there. */
  private async tellFiles(id: string): Promise<void> {
    for (const file of this.pending(this.current.peek())) {
      const made = await this.uploads.finish(file);
      const { cover, files } = this.current.peek();
      if (cover?.id !== file.id && !files.some((one) => one.id === file.id)) continue;
      const alt = (cover?.id === file.id ? cover : files.find((one) => one.id === file.id))?.alt || undefined;
      await this.patch(id, cover?.id === file.id ? { cover: { id: made, alt } } : { add: [{ id: made, alt }] });
      this.uploads.forget([file]);
      this.set((draft) => ({
        ...draft,
        cover: draft.cover?.id === file.id ? undefined : draft.cover,
        files: draft.files.filter((one) => one.id !== file.id),
        text: { ...draft.text, body: withPicture(draft.text.body, file.id, made) },
      }));
    }
  }

  /** False when somebody else wrote meanwhile. */
  private async tellText(id: string): Promise<boolean> {
    const { text, saved, base, of } = this.current.peek();
    if (sameText(text, saved)) return true;
    const body = JSON.stringify({ base, of, ...text });
    const before = this.sent;
    if (before?.body !== body) this.sent = { id: requestId(), body };
    try {
      const { no } = await put<{ no: number }>(this.path(id), { requestId: this.sent?.id, base, of, ...text });
      this.set((draft) => ({ ...draft, base: no, saved: text }));
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'text_changed') throw error;
      return this.meet(await get<WorkingText>(this.path(id)), before?.body);
    }
  }

  /** What is there now may be what was sent from here, in a try whose answer was lost. */
  private meet(theirs: WorkingText, sentBefore: string | undefined): boolean {
    const { title, body, no } = theirs;
    const { text, saved } = this.current.peek();
    const own = sentBefore ? (JSON.parse(sentBefore) as WorkingText) : null;
    if (sameText(theirs, text) || sameText(theirs, saved) || sameText(theirs, own)) {
      this.set((draft) => ({ ...draft, base: no, saved: { title, body } }));
      return true;
    }
    this.theirs.value = theirs;
    this.standing.value = 'conflict';
    void this.keep();
    return false;
  }
}
