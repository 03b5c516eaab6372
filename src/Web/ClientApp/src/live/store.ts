import type { Entry, TopicName } from '../api/entries';
import { emptyTopic, type TopicState } from './apply';
import type { Item } from './outbox';

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

/** What a browser keeps for one member. Every method may be called at any time, also by several tabs at once. */
export interface Store {
  /** The topic as it was kept last, or an empty one. */
  load(topic: TopicName): Promise<TopicState>;
  /** Keeps entries and cursor together; a cursor never goes backwards, whichever tab wrote it. */
  commit(change: Change): Promise<void>;
  /** Notes that the topic was opened now, which keeps it for another 30 days. */
  touch(topic: TopicName, now: number): Promise<void>;
  /** Forgets a topic. */
  remove(topic: TopicName): Promise<void>;
  /** Forgets what was not opened since then. */
  expire(before: number): Promise<void>;
  items(): Promise<Item[]>;
  putItem(item: Item): Promise<void>;
  dropItem(id: string): Promise<void>;
  value<T>(name: string): Promise<T | undefined>;
  setValue(name: string, value: unknown): Promise<void>;
  /** Forgets everything. The store can't be used afterwards. */
  wipe(): Promise<void>;
}

/** For a shared device: keeps nothing beyond the page. */
export class MemoryStore implements Store {
  private readonly topics = new Map<TopicName, TopicState>();
  private readonly outbox = new Map<string, Item>();
  private readonly named = new Map<string, unknown>();

  async load(topic: TopicName): Promise<TopicState> {
    return this.topics.get(topic) ?? emptyTopic(topic);
  }

  async commit({ state }: Change): Promise<void> {
    this.topics.set(state.topic, state);
  }

  async touch(): Promise<void> {}

  async remove(topic: TopicName): Promise<void> {
    this.topics.delete(topic);
  }

  async expire(): Promise<void> {}

  async items(): Promise<Item[]> {
    return [...this.outbox.values()];
  }

  async putItem(item: Item): Promise<void> {
    this.outbox.set(item.id, item);
  }

  async dropItem(id: string): Promise<void> {
    this.outbox.delete(id);
  }

  async value<T>(name: string): Promise<T | undefined> {
    return this.named.get(name) as T | undefined;
  }

  async setValue(name: string, value: unknown): Promise<void> {
    this.named.set(name, value);
  }

  async wipe(): Promise<void> {
    this.topics.clear();
    this.outbox.clear();
    this.named.clear();
  }
}
