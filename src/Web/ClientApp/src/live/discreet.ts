import type { Entry, TopicName } from '../api/entries';
import { part } from '../app/part';
import { emptyTopic, type TopicState } from './apply';
import { type Change as OutboxChange, changed, type Item } from './outbox';
import { Secrets } from './secrets';
import { type Change, type KeptTopic, keptTopic, MemoryStore, type Store } from './store';

/** Keeps a topic whole. */
export const all = (state: TopicState): Change => ({
  before: emptyTopic(state.topic),
  state,
  changed: [...state.entries.values()],
  replaced: true,
});

/**
 * The one place where it is decided what of all that a member reads and writes is written down on the device: nothing of a sensitive
 * group, which is held by this page alone. What is held when a group becomes sensitive is taken off the device then.
 */
export class DiscreetStore implements Store {
  private readonly here = new MemoryStore();
  private readonly secrets = new Secrets();
  /** Whether something has still to be moved, which a failure left. */
  private owes = false;

  constructor(
    private readonly disk: Store,
    /** Called after something was taken off the device. */
    private readonly onTaken: () => void = () => {},
  ) {}

  get keeps(): boolean {
    return this.disk.keeps;
  }

  /** Whether this is a sensitive group, or something in one. */
  isSecret(id: string): boolean {
    return this.secrets.has(id);
  }

  /** Whether an address leads into a sensitive group. */
  isLedTo(path: string): boolean {
    return this.secrets.isLedTo(path);
  }

  isLoose(item: Item): boolean {
    return this.disk.isLoose(item) || this.secrets.isNamedBy(item.command);
  }

  /** Whether something would be lost with this page that was written for a sensitive group. */
  get hasUnsaved(): boolean {
    return this.keeps && this.here.isWritten;
  }

  async load(topic: TopicName): Promise<TopicState> {
    const held = await this.here.load(topic);
    if (held.epoch !== null) return held;
    const kept = await this.disk.load(topic);
    await this.learn(topic, kept.entries.values());
    return kept;
  }

  async loadAll(beginnings: readonly string[]): Promise<readonly TopicState[]> {
    const kept = await this.disk.loadAll(beginnings);
    for (const { topic, entries } of kept) await this.learn(topic, entries.values());
    const held = await this.here.loadAll(beginnings);
    const hidden = new Set(held.map(({ topic }) => topic));
    return [...kept.filter(({ topic }) => !hidden.has(topic)), ...held];
  }

  async commit(change: Change): Promise<void> {
    const { state, changed } = change;
    await this.learn(state.topic, changed);
    if (this.hides(state)) return this.here.commit(change);
    if ((await this.here.load(state.topic)).epoch === null) {
      return this.disk.commit({ ...change, changed: changed.map((entry) => this.secrets.veil(entry)) });
    }
    // It was held here until it was known whose it is.
    await this.here.remove(state.topic);
    return this.disk.commit(all(state));
  }

  touch(topic: TopicName, now: number): Promise<void> {
    return this.disk.touch(topic, now);
  }

  async remove(topic: TopicName): Promise<void> {
    await this.here.remove(topic);
    await this.disk.remove(topic);
  }

  expire(before: number): Promise<void> {
    return this.disk.expire(before);
  }

  async kept(): Promise<readonly KeptTopic[]> {
    return [...(await this.disk.kept()), ...(await this.here.kept())];
  }

  async items(): Promise<Item[]> {
    return changed(await this.disk.items(), { put: await this.here.items(), drop: [] });
  }

  async changeItems(make: OutboxChange, spent?: string): Promise<Item[]> {
    const secret = await this.here.items();
    let hidden: readonly Item[] = secret;
    const left = await this.disk.changeItems((items) => {
      const change = make(changed(items, { put: secret, drop: [] }));
      const after = changed(secret, change);
      hidden = after.filter((item) => this.secrets.isNamedBy(item.command));
      const open = after.filter((item) => !hidden.includes(item));
      return { put: open, drop: [...change.drop, ...hidden.map(({ id }) => id)] };
    }, spent);
    await this.here.changeItems((former) => ({ put: hidden, drop: former.map(({ id }) => id) }), spent);
    return changed(left, { put: hidden, drop: [] });
  }

  async value<T>(name: string): Promise<T | undefined> {
    return (await this.here.value<T>(name)) ?? this.disk.value<T>(name);
  }

  async setValue(name: string, value: unknown): Promise<void> {
    const secret = value !== undefined && this.secrets.isNamedBy(name, value);
    await this.here.setValue(name, secret ? value : undefined);
    await this.disk.setValue(name, secret ? undefined : value);
  }

  async forgetValues(beginning: string): Promise<void> {
    await this.here.forgetValues(beginning);
    await this.disk.forgetValues(beginning);
  }

  changeValue<T>(name: string, change: (former: T | undefined) => T): Promise<T> {
    return this.disk.changeValue(name, change);
  }

  async wipe(): Promise<void> {
    await this.here.wipe();
    await this.disk.wipe();
  }

  /** Takes what entries say of groups, and moves what is held of those of which something else is true now. */
  private async learn(topic: TopicName, entries: Iterable<Entry>): Promise<void> {
    const turned = this.secrets.learn(topic, entries);
    this.owes ||= turned.some((group) => this.secrets.has(group)) || (turned.length > 0 && this.here.holds);
    if (!this.owes) return;
    try {
      const { turn } = await part(() => import('./turning'));
      if (await turn(this, this.disk, this.here, this.secrets)) this.onTaken();
      this.owes = false;
    } catch {
      // What comes from now on goes where it belongs; what is held is moved with the next of it.
    }
  }

  hides({ topic, entries }: TopicState): boolean {
    return this.secrets.hides(keptTopic(topic, entries.get('about')));
  }
}
