import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Entry, TopicName } from '../api/entries';
import { type Applied, emptyTopic, type TopicState } from './apply';
import type { Store } from './store';

/** `loading`: what is kept is being read; `empty`: nothing is held yet; `gone`: not there for this member. */
export type TopicStatus = 'loading' | 'empty' | 'held' | 'gone';

export interface TopicView {
  readonly state: ReadonlySignal<TopicState>;
  readonly status: ReadonlySignal<TopicStatus>;
  /** Whether the server has said that nothing newer is missing; not while something is being fetched. */
  readonly current: ReadonlySignal<boolean>;
}

interface Held extends TopicView {
  readonly state: Signal<TopicState>;
  readonly status: Signal<TopicStatus>;
  readonly current: Signal<boolean>;
  users: number;
  lingering?: ReturnType<typeof setTimeout>;
}

/** How long a topic is followed after its last view went away, so that going back and forth asks nothing. */
const Linger = 30_000;

/** The topics on screen, held in memory on top of what is kept. Views read them; only `sync` changes them. */
export class Topics {
  private readonly held = new Map<TopicName, Held>();
  private readonly following = signal<ReadonlySet<TopicName>>(new Set());
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    /** Told of what is new before anybody sees it. */
    private readonly learn?: (topic: TopicName, entries: readonly Entry[]) => void,
  ) {}

  /** The topics that are to be followed: those in use whose kept part has been read. */
  get wanted(): ReadonlySignal<ReadonlySet<TopicName>> {
    return this.following;
  }

  /** A topic without asking for it to be followed. */
  view(topic: TopicName): TopicView {
    return this.of(topic);
  }

  /** Follows a topic until the returned function is called as often as this one. */
  use(topic: TopicName): () => void {
    const held = this.of(topic);
    held.users++;
    clearTimeout(held.lingering);
    void this.store.touch(topic, Date.now()).catch(() => {});
    if (held.status.value !== 'loading') this.follow(topic, true);
    let used = true;
    return () => {
      if (!used) return;
      used = false;
      if (--held.users === 0) held.lingering = setTimeout(() => this.follow(topic, false), Linger);
    };
  }

  /** Reads at once what is kept of all topics whose names begin so. */
  async readAll(beginnings: readonly string[]): Promise<void> {
    const kept = await this.store.loadAll(beginnings).catch(() => []);
    for (const state of kept) if (!this.held.has(state.topic)) this.take(state.topic, this.hold(state.topic), state);
  }

  /** Changes a topic by a pure function, and writes down what changed after what was changed before. */
  apply(topic: TopicName, change: (state: TopicState) => Applied): Applied['outcome'] {
    const held = this.of(topic);
    const before = held.state.value;
    const { state, changed, outcome, replaced = false } = change(before);
    if (outcome !== 'applied') return outcome;
    this.learn?.(topic, changed);
    held.state.value = state;
    if (state.epoch !== null) held.status.value = 'held';
    this.write(() => this.store.commit({ before, state, changed, replaced }));
    return outcome;
  }

  /** Notes whether anything newer is missing, as far as the server has said. */
  confirm(topic: TopicName, current: boolean): void {
    this.of(topic).current.value = current && this.following.value.has(topic);
  }

  /** Forgets a topic that the member may no longer see. */
  purge(topic: TopicName): void {
    const held = this.of(topic);
    held.state.value = emptyTopic(topic);
    held.status.value = 'gone';
    this.follow(topic, false);
    this.write(() => this.store.remove(topic));
  }

  /** Whatever of a topic is held in memory. */
  states(): TopicState[] {
    return [...this.held.values()].map(({ state }) => state.value).filter(({ epoch }) => epoch !== null);
  }

  /** Resolves when everything so far is written down. */
  settled(): Promise<void> {
    return this.writing;
  }

  private of(topic: TopicName): Held {
    const found = this.held.get(topic);
    if (found) return found;
    const made = this.hold(topic);
    void this.store
      .load(topic)
      .catch(() => emptyTopic(topic))
      .then((kept) => this.take(topic, made, kept));
    return made;
  }

  private hold(topic: TopicName): Held {
    const made: Held = {
      state: signal(emptyTopic(topic)),
      status: signal<TopicStatus>('loading'),
      current: signal(false),
      users: 0,
    };
    this.held.set(topic, made);
    return made;
  }

  private take(topic: TopicName, held: Held, kept: TopicState): void {
    if (held.status.value !== 'loading') return;
    held.state.value = kept;
    held.status.value = kept.epoch === null ? 'empty' : 'held';
    if (held.users > 0) this.follow(topic, true);
  }

  private follow(topic: TopicName, yes: boolean): void {
    if (this.following.value.has(topic) === yes) return;
    const next = new Set(this.following.value);
    if (yes) next.add(topic);
    else next.delete(topic);
    this.following.value = next;
    if (!yes) this.confirm(topic, false);
  }

  /** A full disk loses nothing but the reading without a line: the store refuses what doesn't follow. */
  private write(work: () => Promise<void>): void {
    this.writing = this.writing.then(work).catch(() => {});
  }
}
