import { effect } from '@preact/signals';
import type { TopicName } from '../api/entries';
import { Refused } from '../api/http';
import type { TopicAnswer, TopicBatch, TopicHead, TopicPage, TopicWant } from '../api/live';
import { type Asked, applyBatch, applyPage, isRow } from './apply';
import type { Topics } from './topics';

/** What sync asks of a line to the server. */
export interface Line {
  /** Asks to follow topics; null without a line. */
  open(wants: readonly TopicWant[]): Promise<readonly TopicAnswer[] | null>;
  close(topics: readonly TopicName[]): void;
}

/** What sync asks by HTTP. */
export interface Pages {
  since(topic: TopicName, epoch: string | null, rev: number): Promise<TopicPage>;
  before(topic: TopicName, no: number, limit: number): Promise<TopicPage>;
}

const OpenAtOnce = 128;
const PageSize = 256;
const FirstRetry = 2_000;
const LastRetry = 30_000;

/** Keeps the topics in use complete: it opens them, applies what arrives and fetches what is missing. */
export class Sync {
  private readonly opened = new Set<TopicName>();
  private readonly running = new Map<TopicName, { again: boolean; done: Promise<void> }>();
  private readonly failures = new Map<TopicName, number>();
  private readonly timers = new Map<TopicName, ReturnType<typeof setTimeout>>();
  private readonly stop: () => void;
  private up = false;

  constructor(
    private readonly topics: Topics,
    private readonly line: Line,
    private readonly pages: Pages,
    private readonly onSignedOut: () => void = () => {},
    private readonly onGone: (topic: TopicName) => void = (topic) => this.topics.purge(topic),
  ) {
    this.stop = effect(() => {
      const wanted = this.topics.wanted.value;
      queueMicrotask(() => this.follow(wanted));
    });
  }

  dispose(): void {
    this.stop();
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  /** The line is there: everything in use is opened with the cursor it has. */
  async lineUp(): Promise<void> {
    this.up = true;
    this.opened.clear();
    this.failures.clear();
    await this.open([...this.topics.wanted.value]);
  }

  lineDown(): void {
    this.up = false;
    this.opened.clear();
  }

  /** What is wanted and how far it has come, for the line that asks again and again. */
  wants(): TopicWant[] {
    return [...this.topics.wanted.value].slice(0, OpenAtOnce).map((topic) => this.want(topic));
  }

  changes(batch: TopicBatch): void {
    if (!this.topics.wanted.value.has(batch.topic)) return;
    const outcome = this.topics.apply(batch.topic, (state) => applyBatch(state, batch));
    if (outcome === 'gap' || outcome === 'reset') void this.catchUp(batch.topic);
  }

  /** Where topics stand: a lost tail shows no gap, but a head that is further. */
  heads(heads: readonly TopicHead[]): void {
    for (const { topic, epoch, head } of heads) {
      const state = this.topics.view(topic).state.value;
      if (state.epoch !== epoch || state.rev < head) void this.catchUp(topic);
    }
  }

  /** Takes what the line answered; resolves when what it left to be fetched is here, or was tried. */
  async answers(answers: readonly TopicAnswer[]): Promise<void> {
    for (const { topic, status } of answers) {
      if (status === 'gone') this.gone(topic);
      else this.topics.confirm(topic, status === 'current');
    }
    const behind = answers.filter(({ status }) => status === 'fetch' || status === 'reset');
    await Promise.all(behind.map(({ topic }) => this.catchUp(topic)));
  }

  /** Resolves when nothing is being fetched. */
  async caughtUp(): Promise<void> {
    await Promise.all([...this.running.values()].map(({ done }) => done));
  }

  gone(topic: TopicName): void {
    this.opened.delete(topic);
    this.onGone(topic);
  }

  /** Fetches what is missing up to the head; one at a time for each topic. */
  catchUp(topic: TopicName): Promise<void> {
    const run = this.running.get(topic);
    if (run) {
      run.again = true;
      return run.done;
    }
    const own = { again: true, done: Promise.resolve() };
    this.running.set(topic, own);
    this.topics.confirm(topic, false);
    clearTimeout(this.timers.get(topic));
    own.done = this.fetch(topic, own);
    return own.done;
  }

  private async fetch(topic: TopicName, run: { again: boolean }): Promise<void> {
    try {
      while (run.again && this.topics.wanted.value.has(topic)) {
        run.again = false;
        await this.difference(topic);
        await this.rest(topic);
      }
      this.failures.delete(topic);
      this.topics.confirm(topic, true);
    } catch (error) {
      this.failed(topic, error);
    } finally {
      this.running.delete(topic);
    }
  }

  /** Fetches one page of older entries; false when there is none or the topic must be fetched anew. */
  async older(topic: TopicName, limit: number): Promise<boolean> {
    const { low } = this.topics.view(topic).state.value;
    if (low <= 0 || !Number.isFinite(low)) return false;
    const page = await this.pages.before(topic, low, limit);
    const outcome = this.take(topic, page, { before: low });
    if (outcome === 'reset') void this.catchUp(topic);
    return outcome === 'applied' && page.hasOlder;
  }

  /** Fetches entries around a number, which are held singly: the row is not lowered. */
  async around(topic: TopicName, no: number, count: number): Promise<{ from: number; to: number }> {
    const before = no + Math.floor(count / 2);
    const page = await this.pages.before(topic, before, count);
    this.take(topic, page, { before: 0 });
    const from = page.hasOlder ? Math.min(...page.entries.map((entry) => entry.no)) : 0;
    return { from, to: before - 1 };
  }

  private async difference(topic: TopicName): Promise<void> {
    let reset = false;
    for (;;) {
      const { epoch, rev } = this.topics.view(topic).state.value;
      const page = await this.pages.since(topic, reset ? null : epoch, reset ? 0 : rev);
      const outcome = this.take(topic, page, { since: rev });
      reset = outcome === 'reset';
      if (!reset && (page.mode === 'window' || page.to >= page.head)) return;
    }
  }

  /** All topics but threads and logs are held whole, in pages that can be taken up again. */
  private async rest(topic: TopicName): Promise<void> {
    if (isRow(topic)) return;
    while (this.topics.wanted.value.has(topic) && (await this.older(topic, PageSize)));
  }

  private take(topic: TopicName, page: TopicPage, asked: Asked) {
    return this.topics.apply(topic, (state) => applyPage(state, page, asked));
  }

  private failed(topic: TopicName, error: unknown): void {
    const refused = error instanceof Refused ? error : null;
    if (refused?.status === 401) this.onSignedOut();
    else if (refused?.code === 'not_found') this.gone(topic);
    else this.retry(topic, refused?.after ?? 0);
  }

  private retry(topic: TopicName, atLeast: number): void {
    const failures = (this.failures.get(topic) ?? 0) + 1;
    this.failures.set(topic, failures);
    const wait = Math.min(LastRetry, FirstRetry * 2 ** Math.min(failures - 1, 5)) * (0.5 + Math.random() / 2);
    this.timers.set(
      topic,
      setTimeout(() => void this.catchUp(topic), Math.max(wait, atLeast)),
    );
  }

  private follow(wanted: ReadonlySet<TopicName>): void {
    const left = [...this.opened].filter((topic) => !wanted.has(topic));
    for (const topic of left) this.opened.delete(topic);
    if (left.length && this.up) this.line.close(left);
    const fresh = [...wanted].filter((topic) => !this.opened.has(topic));
    if (this.up) void this.open(fresh);
    else this.fetchUnheld(fresh.map((topic) => this.want(topic)));
  }

  private async open(topics: readonly TopicName[]): Promise<void> {
    for (const topic of topics) this.opened.add(topic);
    for (let i = 0; i < topics.length; i += OpenAtOnce) {
      const wants = topics.slice(i, i + OpenAtOnce).map((topic) => this.want(topic));
      const answers = await this.line.open(wants).catch(() => null);
      if (answers) void this.answers(answers);
      else this.fetchUnheld(wants);
    }
    // Topics that were fetched only in part before the line broke.
    for (const topic of topics) {
      const { low, epoch } = this.topics.view(topic).state.value;
      if (epoch !== null && low > 0 && !isRow(topic)) void this.catchUp(topic);
    }
  }

  /** What was never held need not wait for the line. */
  private fetchUnheld(wants: readonly TopicWant[]): void {
    for (const { topic, epoch } of wants) {
      this.opened.delete(topic);
      if (epoch === null) void this.catchUp(topic);
    }
  }

  private want(topic: TopicName): TopicWant {
    const { epoch, rev } = this.topics.view(topic).state.value;
    return { topic, epoch, rev };
  }
}
