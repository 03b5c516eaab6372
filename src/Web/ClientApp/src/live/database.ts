import type { Entry, MemberId, TopicName } from '../api/entries';
import { emptyTopic, type TopicState } from './apply';
import { type Change as OutboxChange, changed, type Item } from './outbox';
import { type Change, type KeptTopic, keptTopic, type Store, standingAfter } from './store';

const Prefix = 'comparte-';
const Version = 1;

/** A topic's cursor, as it is kept. */
export interface Kept {
  readonly topic: TopicName;
  readonly epoch: string | null;
  readonly rev: number;
  readonly low: number;
  readonly openedAt: number;
}

type Row = Entry & { readonly topic: TopicName };
type Table = 'topics' | 'entries' | 'outbox' | 'values';

/** Every entry of a topic: keys are `[topic, id]`, and an array sorts after every text. */
export const allOf = (topic: TopicName) => IDBKeyRange.bound([topic], [topic, []]);

/** What sorts after every text that begins so. */
const after = (beginning: string): string => `${beginning}\uffff`;

const stateOf = ({ topic, epoch, rev, low }: Kept, rows: readonly Row[]): TopicState =>
  epoch === null ? emptyTopic(topic) : { topic, epoch, rev, low, entries: new Map(rows.map((row) => [row.id, row])) };

const isGroups = (topic: TopicName): boolean => /^(?:thread|publication|page|answers)\//.test(topic);

export const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, Version);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore('topics', { keyPath: 'topic' });
    db.createObjectStore('entries', { keyPath: ['topic', 'id'] });
    db.createObjectStore('outbox', { keyPath: 'id' });
    db.createObjectStore('values');
  };
  return answer(request);
}

/** One member's IndexedDB. Once it is wiped, here or by another tab, it holds nothing and takes nothing. */
export class Database implements Store {
  readonly keeps = true;
  private isClosed = false;

  private constructor(
    private readonly name: string,
    private readonly db: IDBDatabase,
  ) {
    // Another tab that signs out or has a newer version must not wait for this one.
    db.onversionchange = () => this.close();
  }

  static async of(member: MemberId): Promise<Database> {
    const name = Prefix + member;
    return new Database(name, await open(name));
  }

  async load(topic: TopicName): Promise<TopicState> {
    if (this.isClosed) return emptyTopic(topic);
    const tx = this.db.transaction(['topics', 'entries']);
    const [kept, rows] = await Promise.all([
      answer<Kept | undefined>(tx.objectStore('topics').get(topic)),
      answer<Row[]>(tx.objectStore('entries').getAll(allOf(topic))),
    ]);
    return kept ? stateOf(kept, rows) : emptyTopic(topic);
  }

  async loadAll(beginnings: readonly string[]): Promise<readonly TopicState[]> {
    if (this.isClosed) return [];
    const tx = this.db.transaction(['topics', 'entries']);
    const found = beginnings.map(async (beginning) => {
      const [kept, rows] = await Promise.all([
        answer<Kept[]>(tx.objectStore('topics').getAll(IDBKeyRange.bound(beginning, after(beginning)))),
        answer<Row[]>(tx.objectStore('entries').getAll(IDBKeyRange.bound([beginning], [after(beginning)]))),
      ]);
      const byTopic = new Map<TopicName, Row[]>(kept.map(({ topic }) => [topic, []]));
      for (const row of rows) byTopic.get(row.topic)?.push(row);
      return kept.map((one) => stateOf(one, byTopic.get(one.topic) ?? []));
    });
    return (await Promise.all(found)).flat();
  }

  commit(change: Change): Promise<void> {
    const { topic } = change.state;
    return this.write(['topics', 'entries'], async (tx) => {
      const topics = tx.objectStore('topics');
      const entries = tx.objectStore('entries');
      const kept = await answer<Kept | undefined>(topics.get(topic));
      const standing = standingAfter(kept, change);
      if (!standing) return;
      if (change.replaced && standing !== kept) entries.delete(allOf(topic));
      for (const entry of change.changed) {
        const former = await answer<Row | undefined>(entries.get([topic, entry.id]));
        if (!former || former.rev < entry.rev) entries.put({ ...entry, topic });
      }
      const { epoch, rev, low } = standing;
      topics.put({ topic, epoch, rev, low, openedAt: kept?.openedAt ?? Date.now() } satisfies Kept);
    });
  }

  touch(topic: TopicName, now: number): Promise<void> {
    return this.write(['topics'], async (tx) => {
      const kept = await answer<Kept | undefined>(tx.objectStore('topics').get(topic));
      if (kept) tx.objectStore('topics').put({ ...kept, openedAt: now });
    });
  }

  remove(topic: TopicName): Promise<void> {
    return this.write(['topics', 'entries'], async (tx) => {
      tx.objectStore('topics').delete(topic);
      tx.objectStore('entries').delete(allOf(topic));
    });
  }

  async kept(): Promise<readonly KeptTopic[]> {
    if (this.isClosed) return [];
    const tx = this.db.transaction(['topics', 'entries']);
    const entries = tx.objectStore('entries');
    const names = (await answer(tx.objectStore('topics').getAllKeys())) as TopicName[];
    const abouts = await Promise.all(
      names.map((topic) => (isGroups(topic) ? answer<Row | undefined>(entries.get([topic, 'about'])) : undefined)),
    );
    return names.map((topic, i) => keptTopic(topic, abouts[i]));
  }

  async items(): Promise<Item[]> {
    return this.isClosed ? [] : answer(this.db.transaction('outbox').objectStore('outbox').getAll());
  }

  async changeItems(change: OutboxChange, spent?: string): Promise<Item[]> {
    let left: Item[] = [];
    await this.write(['outbox', 'values'], async (tx) => {
      const outbox = tx.objectStore('outbox');
      const former = await answer<Item[]>(outbox.getAll());
      const addition = change(former);
      for (const id of addition.drop) outbox.delete(id);
      for (const item of addition.put) outbox.put(item);
      if (spent !== undefined) tx.objectStore('values').delete(spent);
      left = changed(former, addition);
    });
    return left;
  }

  async value<T>(name: string): Promise<T | undefined> {
    return this.isClosed ? undefined : answer(this.db.transaction('values').objectStore('values').get(name));
  }

  setValue(name: string, value: unknown): Promise<void> {
    return this.write(['values'], async (tx) => {
      const values = tx.objectStore('values');
      if (value === undefined) values.delete(name);
      else values.put(value, name);
    });
  }

  forgetValues(beginning: string): Promise<void> {
    const all = IDBKeyRange.bound(beginning, after(beginning));
    return this.write(['values'], async (tx) => void tx.objectStore('values').delete(all));
  }

  isLoose(): boolean {
    return false;
  }

  async wipe(): Promise<void> {
    this.close();
    await answer(indexedDB.deleteDatabase(this.name));
  }

  private close(): void {
    this.isClosed = true;
    this.db.close();
  }

  /** One transaction on these tables; nothing once the database is closed. */
  async write(tables: Table[], work: (tx: IDBTransaction) => Promise<void>): Promise<void> {
    if (this.isClosed) return;
    // What a member wrote must survive the machine; what came from the server can be asked again.
    const durability = tables[0] === 'outbox' ? 'strict' : 'relaxed';
    const tx = this.db.transaction(tables, 'readwrite', { durability });
    const done = new Promise<void>((resolve, reject) => {
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
    });
    const undone = (error: unknown) => {
      if (tx.error === null) tx.abort();
      throw error;
    };
    await Promise.all([work(tx).catch(undone), done]);
  }
}

/** Forgets what this browser holds of everybody, or of everybody but one. */
export async function wipeAll(except?: MemberId): Promise<void> {
  const names = (await indexedDB.databases()).map((db) => db.name ?? '');
  const ours = names.filter((name) => name.startsWith(Prefix) && name !== Prefix + except);
  await Promise.all(ours.map((name) => answer(indexedDB.deleteDatabase(name))));
}
