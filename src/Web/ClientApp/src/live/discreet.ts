import type { Entry, TopicName } from '../api/entries';
import { part } from '../app/part';
import { emptyTopic, type TopicState } from './apply';
import { type Change as OutboxChange, changed, type Item, resumed } from './outbox';
import { learned } from './secrecy';
import { Secrets } from './secrets';
import { type Change, type KeptTopic, keptTopic, MemoryStore, type Store, type Taken } from './store';

/** Keeps a topic whole. */
export const all = (state: TopicState): Change => ({
  before: emptyTopic(state.topic),
  state,
  changed: [...state.entries.values()],
  replaced: true,
});

/** Under which names a value says that the bytes of its files are kept. */
export const bytesIn = (value: unknown): string[] =>
  `${JSON.stringify(value)}`.match(/"bytes":"[^"]+/g)?.map((said) => said.slice(9)) ?? [];

/**
 * The one place where it is decided what of all that a member reads and writes is written down on the device: nothing of a sensitive
 * group, which is held by this page alone. What is held when a group becomes sensitive is taken off the device then.
 */
export class DiscreetStore implements Store {
  /** What this page alone holds. */
  readonly here = new MemoryStore();
  readonly secrets = new Secrets();
  /** Whether something has still to be moved, which a failure left. */
  private owes = false;
  private writing: Promise<unknown> = Promise.resolve();
  /** Hands other tabs what was taken off the device: they may have written it. */
  tell?: (taken: Taken) => void;

  constructor(
    /** What outlives the page. */
    readonly disk: Store,
    /** Called after something was taken off the device. */
    private readonly onTaken?: () => void,
  ) {}

  get keeps(): boolean {
    return this.disk.keeps;
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
    this.learn(topic, kept.entries.values());
    await this.settle();
    return kept;
  }

  async loadAll(beginnings: readonly string[]): Promise<readonly TopicState[]> {
    const kept = await this.disk.loadAll(beginnings);
    for (const { topic, entries } of kept) this.learn(topic, entries.values());
    await this.settle();
    const held = await this.here.loadAll(beginnings);
    const hidden = new Set(held.map(({ topic }) => topic));
    return [...kept.filter(({ topic }) => !hidden.has(topic)), ...held];
  }

  async commit(change: Change): Promise<void> {
    const { state, changed } = change;
    this.learn(state.topic, changed);
    await this.settle();
    if (this.hides(state)) {
      await this.here.commit(change);
      return this.disk.remove(state.topic);
    }
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

  async kept(): Promise<readonly KeptTopic[]> {
    return [...(await this.disk.kept()), ...(await this.here.kept())];
  }

  async items(): Promise<Item[]> {
    return changed(await this.disk.items(), { put: await this.here.items(), drop: [] });
  }

  changeItems(make: OutboxChange, spent?: string): Promise<Item[]> {
    return this.inTurn(() => this.writeItems(make, spent));
  }

  /** Keeps what another tab took off the device and isn't here, and drops what is no longer. */
  take({ values = [], items = [], gone = [] }: Taken): Promise<void> {
    return this.inTurn(async () => {
      for (const [name, value] of values) if (!this.here.values.has(name)) await this.here.setValue(name, value);
      await this.here.changeItems((held) => ({
        put: resumed(items).filter(({ id }) => !held.some((one) => one.id === id)),
        drop: gone,
      }));
      for (const name of gone) await this.here.setValue(name, undefined);
    });
  }

  /** What is written in two places is written by one at a time. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.writing.then(work);
    this.writing = done.catch(() => {});
    return done;
  }

  private async writeItems(make: OutboxChange, spent?: string): Promise<Item[]> {
    const secret = await this.here.items();
    let hidden: readonly Item[] = secret;
    const left = await this.disk.changeItems((items) => {
      const change = make(changed(items, { put: secret, drop: [] }));
      const after = changed(secret, change);
      hidden = after.filter((item) => this.secrets.isNamedBy(item.command));
      const open = after.filter((item) => !hidden.includes(item));
      const taken = hidden.filter(({ id }) => items.some((one) => one.id === id));
      if (taken.length > 0) this.tell?.({ items: taken });
      return { put: open, drop: [...change.drop, ...hidden.map(({ id }) => id)] };
    }, spent);
    await this.here.changeItems((former) => ({ put: hidden, drop: former.map(({ id }) => id) }), spent);
    const gone = secret.map(({ id }) => id).filter((id) => !hidden.some((item) => item.id === id));
    if (spent !== undefined) gone.push(spent);
    if (gone.length > 0) this.tell?.({ gone });
    return changed(left, { put: hidden, drop: [] });
  }

  async value<T>(name: string): Promise<T | undefined> {
    return (await this.here.value<T>(name)) ?? this.disk.value<T>(name);
  }

  async setValue(name: string, value: unknown): Promise<void> {
    const secret = value !== undefined && this.isSecretValue(name, value);
    if (!secret && this.here.values.has(name)) this.tell?.({ gone: [name] });
    await this.here.setValue(name, secret ? value : undefined);
    await this.disk.setValue(name, secret ? undefined : value);
    for (const bytes of bytesIn(value))
      if (this.here.values.has(bytes) !== secret) await this.setValue(bytes, await this.value(bytes));
  }

  async forgetValues(beginning: string): Promise<void> {
    await this.here.forgetValues(beginning);
    await this.disk.forgetValues(beginning);
  }

  async wipe(): Promise<void> {
    await this.here.wipe();
    await this.disk.wipe();
  }

  /** Takes what entries say of groups; what is held of those of which something else is true now is moved with the next reading or writing. */
  learn(topic: TopicName, entries: Iterable<Entry>): void {
    const turned = this.secrets.learn(topic, entries);
    if (turned.length === 0) return;
    this.owes ||= turned.some((group) => this.secrets.has(group)) || this.here.holds;
    learned();
  }

  /** Moves what is held to where it belongs. */
  private async settle(): Promise<void> {
    if (!this.owes) return;
    this.owes = false;
    try {
      const { turn } = await part(() => import('./turning'));
      if (await turn(this)) this.onTaken?.();
    } catch {
      // What comes from now on goes where it belongs; what is held is moved with the next of it.
      this.owes = true;
    }
  }

  hides({ topic, entries }: TopicState): boolean {
    return this.secrets.hides(keptTopic(topic, entries.get('about')));
  }

  /** Whether a value is of a sensitive group: it names something there, or is the bytes of a file that such a value has. */
  isSecretValue(name: string, value: unknown): boolean {
    return this.secrets.isNamedBy(name, value) || this.here.values.has(/(.*)\/bytes\//.exec(name)?.[1] ?? '');
  }
}
