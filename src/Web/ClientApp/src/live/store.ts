import type { Entry, GroupId, TopicName } from '../api/entries';
import { emptyTopic, type TopicState } from './apply';
import { type Change as OutboxChange, changed, type Item, tellsReading } from './outbox';

/** An applied change, to be kept. `changed` are the entries that differ between the two states. */
export interface Change {
  readonly before: TopicState;
  readonly state: TopicState;
  readonly changed: readonly Entry[];
  /** Whether a window took the place of all that was held. */
  readonly replaced: boolean;
}

/** Where a topic stands: its cursor and how far down it is held. */
export type Standing = Pick<TopicState, 'epoch' | 'rev' | 'low'>;

/**
 * Where the kept topic stands after a change, or null when the change can't be kept on top of it: another tab may have
 * written since, and an earlier change of this one may have failed.
 */
export function standingAfter(kept: Standing | undefined, { before, state, replaced }: Change): Standing | null {
  const sameEpoch = kept?.epoch === state.epoch;
  if (replaced) return kept && sameEpoch && kept.rev > state.rev ? kept : state;
  if (!kept || !sameEpoch || kept.rev < before.rev) return null;
  const low = kept.low <= before.low ? Math.min(kept.low, state.low) : kept.low;
  return { epoch: kept.epoch, rev: Math.max(kept.rev, state.rev), low };
}

/** A topic that is kept, and for a thread or something shared whose it is, as far as that is known. */
export interface KeptTopic {
  readonly topic: TopicName;
  readonly group?: GroupId;
  /** What a thread is about, where that isn't a group. */
  readonly place?: TopicName;
}

/** The group of a thread, a page, of something shared or of the answers to an event, as it says itself. */
export function groupOf(about: Entry | undefined): GroupId | undefined {
  switch (about?.kind) {
    case 'threadAbout':
    case 'publicationAbout':
    case 'pageAbout':
      return about.group;
    case 'answersAbout':
      return about.parent?.split('/')[1];
    default:
      return undefined;
  }
}

/** A topic by the first of its entries. */
export const keptTopic = (topic: TopicName, about: Entry | undefined): KeptTopic => ({
  topic,
  group: groupOf(about),
  place: about?.kind === 'threadAbout' ? about.place : undefined,
});

/** What a tab took off the device, for the tabs that wrote it; `gone` are the ids of items and the names of values that are no longer. */
export interface Taken {
  readonly values?: readonly (readonly [string, unknown])[];
  readonly items?: readonly Item[];
  readonly gone?: readonly string[];
}

/** What a browser keeps for one member. Every method may be called at any time, also by several tabs at once. */
export interface Store {
  /** Whether it outlives the page. */
  readonly keeps: boolean;
  /** Whether an item is held by this page alone. */
  isLoose(item: Item): boolean;
  /** The topic as it was kept last, or an empty one. */
  load(topic: TopicName): Promise<TopicState>;
  /** Every kept topic whose name begins with one of these, in one reading. */
  loadAll(beginnings: readonly string[]): Promise<readonly TopicState[]>;
  /** Keeps entries and cursor together; a cursor never goes backwards, whichever tab wrote it. */
  commit(change: Change): Promise<void>;
  /** Notes that the topic was opened now, which keeps it for another 30 days. */
  touch(topic: TopicName, now: number): Promise<void>;
  /** Forgets a topic. */
  remove(topic: TopicName): Promise<void>;
  /** Every topic that is kept. */
  kept(): Promise<readonly KeptTopic[]>;
  items(): Promise<Item[]>;
  /**
   * Changes what is to be sent by all that is, whichever tab wrote it, in one step, and forgets a value that is spent
   * with it, such as the draft of what is sent. Answers what is to be sent then.
   */
  changeItems(change: OutboxChange, spent?: string): Promise<Item[]>;
  value<T>(name: string): Promise<T | undefined>;
  /** Keeps a value; undefined forgets it. */
  setValue(name: string, value: unknown): Promise<void>;
  /** Forgets every value whose name begins so. */
  forgetValues(beginning: string): Promise<void>;
  /** Forgets everything. The store can't be used afterwards. */
  wipe(): Promise<void>;
}

/** For a shared device: keeps nothing beyond the page. */
export class MemoryStore implements Store {
  readonly keeps: boolean = false;
  private readonly topics = new Map<TopicName, TopicState>();
  private outbox: Item[] = [];
  private readonly named = new Map<string, unknown>();

  /** Whether there is anything in it. */
  get holds(): boolean {
    return this.topics.size + this.outbox.length + this.named.size > 0;
  }

  /** Whether some of it was written by the member, and not sent. */
  get isWritten(): boolean {
    return (
      this.outbox.some(({ command }) => !tellsReading(command)) ||
      [...this.named.keys()].some((name) => name.includes('draft'))
    );
  }

  /** Everything that is kept under a name. */
  get values(): ReadonlyMap<string, unknown> {
    return this.named;
  }

  isLoose(): boolean {
    return !this.keeps;
  }

  async load(topic: TopicName): Promise<TopicState> {
    return this.topics.get(topic) ?? emptyTopic(topic);
  }

  async loadAll(beginnings: readonly string[]): Promise<readonly TopicState[]> {
    return [...this.topics.values()].filter(({ topic }) => beginnings.some((beginning) => topic.startsWith(beginning)));
  }

  async commit({ state }: Change): Promise<void> {
    this.topics.set(state.topic, state);
  }

  async touch(): Promise<void> {}

  async remove(topic: TopicName): Promise<void> {
    this.topics.delete(topic);
  }

  async kept(): Promise<readonly KeptTopic[]> {
    return [...this.topics.values()].map(({ topic, entries }) => keptTopic(topic, entries.get('about')));
  }

  async items(): Promise<Item[]> {
    return this.outbox;
  }

  async changeItems(change: OutboxChange, spent?: string): Promise<Item[]> {
    if (spent !== undefined) this.named.delete(spent);
    this.outbox = changed(this.outbox, change(this.outbox));
    return this.outbox;
  }

  async value<T>(name: string): Promise<T | undefined> {
    return this.named.get(name) as T | undefined;
  }

  async setValue(name: string, value: unknown): Promise<void> {
    if (value === undefined) this.named.delete(name);
    else this.named.set(name, value);
  }

  async forgetValues(beginning: string): Promise<void> {
    for (const name of [...this.named.keys()]) if (name.startsWith(beginning)) this.named.delete(name);
  }

  async wipe(): Promise<void> {
    this.topics.clear();
    this.outbox = [];
    this.named.clear();
  }
}
