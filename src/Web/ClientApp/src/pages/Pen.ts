import { type ReadonlySignal, signal } from '@preact/signals';
import type { Entry, PageId, PagePen } from '../api/entries';
import { put, Refused } from '../api/http';

/** `asking`: not known yet; `mine`; `taken`: somebody has it; `away`: without a line nobody is asked; `refused`. */
export type PenState = 'asking' | 'mine' | 'taken' | 'away' | 'refused';

/** The server lends it for 90 s. */
const KeepEvery = 30_000;

/** The pen of a page, as this browser asks for it and keeps it while its writer writes. */
export class Pen {
  private readonly current = signal<PenState>('asking');
  private timer: ReturnType<typeof setInterval> | undefined;
  private isOver = false;

  constructor(
    private readonly page: PageId,
    private readonly hand: string,
    private readonly learn: (topic: string, entries: readonly Entry[]) => void,
  ) {}

  get state(): ReadonlySignal<PenState> {
    return this.current;
  }

  /** Takes it, where somebody has it only when `over` says so. It is kept from then on. */
  async take(over = false): Promise<void> {
    clearInterval(this.timer);
    this.timer = setInterval(() => void this.ask('keep'), KeepEvery);
    await this.ask(over ? 'takeOver' : 'take');
  }

  /** It is known to be here. */
  have(): void {
    this.current.value = 'mine';
  }

  /** Somebody else has it by now, or nobody: it is kept no more. */
  lose(): void {
    clearInterval(this.timer);
    if (!this.isOver) this.current.value = 'taken';
  }

  /** Lays it down, also while the page is being closed. */
  layDown(): void {
    clearInterval(this.timer);
    this.isOver = true;
    if (this.current.peek() === 'mine') this.giveBack();
    this.current.value = 'asking';
  }

  private giveBack(): void {
    void fetch(`/api/pages/${this.page}/pen?hand=${this.hand}`, {
      method: 'DELETE',
      credentials: 'same-origin',
      keepalive: true,
    }).catch(() => {});
  }

  private async ask(asking: 'take' | 'keep' | 'takeOver'): Promise<void> {
    this.isOver = false;
    try {
      const pen = await put<PagePen>(`/api/pages/${this.page}/pen`, { hand: this.hand, asking });
      // Laid down while it was on its way.
      if (this.isOver) return this.giveBack();
      this.learn(`page/${this.page}`, [{ ...pen, kind: 'pagePen' }]);
      this.current.value = 'mine';
    } catch (error) {
      if (this.isOver) return;
      if (error instanceof Refused && error.passing) this.current.value = 'away';
      else if (error instanceof Refused && error.code === 'page_pen_taken') this.lose();
      else {
        clearInterval(this.timer);
        this.current.value = 'refused';
      }
    }
  }
}
