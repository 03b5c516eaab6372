import type { Entry } from '../api/entries';
import { all, type DiscreetStore } from './discreet';
import { Database } from './database';
import type { Secrets } from './secrets';
import type { MemoryStore, Store } from './store';

/**
 * Moves what is held to where it belongs, after it became known of groups that they are sensitive, or that they aren't. True where
 * topics were taken off the device.
 */
export async function turn(store: DiscreetStore, disk: Store, here: MemoryStore, secrets: Secrets): Promise<boolean> {
  // On a shared device all is held by the page.
  if (!(disk instanceof Database)) return false;
  const taken = (await disk.kept()).filter((kept) => secrets.hides(kept));
  for (const { topic } of taken) {
    await here.commit(all(await disk.load(topic)));
    await disk.remove(topic);
  }
  await rewrite(disk, 'me/', (entry) => secrets.veil(entry));
  const values = await takeOut(disk, (name, value) => secrets.isNamedBy(name, value));
  for (const [name, value] of values) await here.setValue(name, value);
  await giveBack(store, disk, here);
  for (const [name, value] of [...here.values]) if (!secrets.isNamedBy(name, value)) await store.setValue(name, value);
  const items = await store.items();
  if (items.length > 0) await store.changeItems(() => ({ put: items, drop: [] }));
  return taken.length > 0;
}

/** Writes down the topics that are not to be hidden any more. */
async function giveBack(store: DiscreetStore, disk: Database, here: MemoryStore): Promise<void> {
  for (const { topic } of await here.kept()) {
    const state = await here.load(topic);
    if (store.hides(state)) continue;
    await here.remove(topic);
    await disk.commit(all(state));
  }
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Forgets values, and answers them by their names. */
async function takeOut(
  disk: Database,
  isOne: (name: string, value: unknown) => boolean,
): Promise<readonly (readonly [string, unknown])[]> {
  const found: [string, unknown][] = [];
  await disk.write(['values'], async (tx) => {
    const values = tx.objectStore('values');
    const [names, kept] = await Promise.all([answer(values.getAllKeys()), answer<unknown[]>(values.getAll())]);
    names.forEach((name, at) => {
      if (!isOne(String(name), kept[at])) return;
      found.push([String(name), kept[at]]);
      values.delete(name);
    });
  });
  return found;
}

/** Writes the entries of topics whose names begin so as they are to be. */
const rewrite = (disk: Database, beginning: string, make: (entry: Entry) => Entry): Promise<void> =>
  disk.write(['entries'], async (tx) => {
    const entries = tx.objectStore('entries');
    const range = IDBKeyRange.bound([beginning], [`${beginning}\uffff`]);
    for (const row of await answer<(Entry & { readonly topic: string })[]>(entries.getAll(range))) {
      const made = make(row);
      if (made !== row) entries.put({ ...made, topic: row.topic });
    }
  });
