import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Entry, PageAbout } from '../api/entries';
import { get, put, Refused } from '../api/http';
import { requestId } from '../api/requestId';
import type { Store } from '../live/store';
import { joined, sameText, type Written } from '../versions/written';
import { keptDraft, isChanged, onTopOf, type PageDraft, type PageText, writtenIn } from './pageDraft';

/** `kept`: on this device; `saved`: in the page; `away`: waits for the line; `refused`: the server says no. */
export type Saving = 'nothing' | 'kept' | 'saving' | 'saved' | 'away' | 'refused' | 'conflict';

const KeepAfter = 300;
const RetryAfter = 15_000;

/** What somebody writes for a page: kept on this device at once, and in the page when its writer saves. */
export class PageDrafting {
  private readonly current: Signal<PageDraft>;
  private readonly standing = signal<Saving>('nothing');
  private readonly why = signal<unknown>(null);
  private readonly theirs = signal<PageText | null>(null);
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private isGone = false;
  /** The last text that was sent, under which request: a try that seemed lost is the same one. */
  private sent: { readonly id: string; readonly body: string; readonly text: Written } | null = null;

  constructor(
    private readonly store: Store,
    private readonly learn: (topic: string, entries: readonly Entry[]) => void,
    draft: PageDraft,
    /** Whether one goes on writing after a saving. */
    private readonly keepsPen = true,
  ) {
    this.current = signal(draft);
    if (isChanged(draft)) this.standing.value = 'kept';
    addEventListener('online', this.again);
    if (draft.wanted) void this.save();
  }

  get draft(): ReadonlySignal<PageDraft> {
    return this.current;
  }

  get saving(): ReadonlySignal<Saving> {
    return this.standing;
  }

  /** What the server refused it for. */
  get refusal(): ReadonlySignal<unknown> {
    return this.why;
  }

  /** What was saved meanwhile by somebody else. */
  get conflict(): ReadonlySignal<PageText | null> {
    return this.theirs;
  }

  /** Changes what is written. */
  change(change: Partial<Written & Pick<PageDraft, 'note'>>): void {
    const { note = this.current.peek().note, ...text } = change;
    this.set((draft) => ({ ...draft, note, text: { ...draft.text, ...text } }));
    if (this.standing.peek() !== 'saving' && this.standing.peek() !== 'conflict') this.standing.value = 'kept';
  }

  /** Saves it as the next version of the page; false when that could not be. One at a time. */
  save(): Promise<boolean> {
    clearTimeout(this.retryTimer);
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  /** Tries again what was to be saved: somebody laid the pen down, or the line is back. */
  readonly again = (): void => {
    if (this.current.peek().wanted && !this.theirs.peek() && this.standing.peek() !== 'saving') void this.save();
  };

  /** The page has a newer version: what wasn't touched here becomes that, and what was is put beside it. */
  async meetNewer(version: number): Promise<void> {
    await this.running;
    if (this.isGone || this.theirs.peek() || version <= this.current.peek().base) return;
    const theirs = await get<PageText>(`/api/pages/${this.current.peek().page}/text`).catch(() => null);
    if (theirs && theirs.version > this.current.peek().base && !this.isGone) this.meet(theirs);
  }

  /** Goes on from what is written here over what somebody else saved, from that, or from both. */
  settle(choice: 'mine' | 'theirs' | 'both'): void {
    const theirs = this.theirs.peek();
    if (!theirs) return;
    this.theirs.value = null;
    const other = writtenIn(theirs);
    this.set((draft) =>
      onTopOf(draft, theirs, choice === 'mine' ? draft.text : choice === 'theirs' ? other : joined(draft.text, other)),
    );
    this.standing.value = isChanged(this.current.peek()) ? 'kept' : 'nothing';
  }

  /** The view is left: all is written down. */
  leave(): void {
    removeEventListener('online', this.again);
    clearTimeout(this.retryTimer);
    void this.keep();
  }

  /** Resolves when it is written down here. */
  async keep(): Promise<void> {
    clearTimeout(this.keepTimer);
    const draft = this.current.peek();
    const value = this.isGone || !isChanged(draft) ? undefined : draft;
    await this.store.setValue(keptDraft(draft.page), value).catch(() => {});
  }

  /** Nothing of it is kept here any more. */
  async forget(): Promise<void> {
    this.isGone = true;
    removeEventListener('online', this.again);
    clearTimeout(this.retryTimer);
    await this.keep();
  }

  private set(make: (draft: PageDraft) => PageDraft): void {
    this.current.value = make(this.current.peek());
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => void this.keep(), KeepAfter);
  }

  private async run(): Promise<boolean> {
    if (this.isGone || this.theirs.peek()) return false;
    this.standing.value = 'saving';
    this.why.value = null;
    // Noted first, so that it is saved later even if this page ends now.
    this.set((draft) => ({ ...draft, wanted: true }));
    await this.keep();
    try {
      if (!(await this.tell())) return false;
      this.standing.value = 'saved';
      await this.forgetTold();
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  private async tell(): Promise<boolean> {
    const { page, base, text, note, hand } = this.current.peek();
    const body = JSON.stringify({ base, note, ...text });
    const before = this.sent;
    if (before?.body !== body) this.sent = { id: requestId(), body, text };
    const saving = {
      requestId: this.sent?.id,
      base,
      ...text,
      note: note.trim() || undefined,
      hand,
      keepsPen: this.keepsPen,
    };
    try {
      const about = await put<PageAbout>(`/api/pages/${page}/text`, saving);
      this.set((draft) => ({ ...draft, base: about.version, saved: text, note: '', wanted: false }));
      // Before anybody hears of the version and looks for what is still to be saved.
      await this.keep();
      this.learn(`page/${page}`, [{ ...about, kind: 'pageAbout' }]);
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'text_changed') throw error;
      return this.meet(await get<PageText>(`/api/pages/${page}/text`), before?.text);
    }
  }

  /** What is there now may be what was sent from here, in a try whose answer was lost. True when nothing is left to do. */
  private meet(theirs: PageText, sentBefore?: Written): boolean {
    const other = writtenIn(theirs);
    const { text, saved } = this.current.peek();
    if (sameText(other, text) || !isChanged(this.current.peek())) {
      this.set((draft) => onTopOf(draft, theirs, other));
      return true;
    }
    if (sameText(other, saved) || (sentBefore && sameText(other, sentBefore))) {
      this.set((draft) => ({ ...onTopOf(draft, theirs, text), wanted: draft.wanted }));
      this.standing.value = 'kept';
      this.again();
      return false;
    }
    this.theirs.value = theirs;
    this.standing.value = 'conflict';
    void this.keep();
    return false;
  }

  private failed(error: unknown): void {
    const passing = error instanceof Refused && error.passing;
    this.standing.value = passing ? 'away' : 'refused';
    this.why.value = error;
    if (passing) this.retryTimer = setTimeout(this.again, RetryAfter);
    void this.keep();
  }

  /** What was written while it was being saved stays. */
  private async forgetTold(): Promise<void> {
    if (isChanged(this.current.peek())) this.standing.value = 'kept';
    await this.keep();
  }
}
