import type { Entry } from '../api/entries';
import { all, bytesIn, type DiscreetStore } from './discreet';
import { answer, Database } from './database';
import { Fetched } from './forgetting';
import { resumed } from './outbox';
import { learned } from './secrecy';
import type { Secrets } from './secrets';
import type { MemoryStore } from './store';

/**
 * Moves what is held to where it belongs, after it became known of groups that they are sensitive, or that they aren't, or of something
 * that it is in a sensitive one. True where topics were taken off the device.
 */
export async function turn(store: DiscreetStore): Promise<boolean> {
  const { disk, here, secrets } = store;
  // On a shared device all is held by the page.
  if (!(disk instanceof Database)) return false;
  const hasTaken = await takeTopics(disk, here, secrets);
  if (hasTaken) learned();
  await rewrite(disk, 'me/', (entry) => secrets.veil(entry));
  await takeValues(store, disk, here, secrets);
  const held = new Set((await here.items()).map(({ id }) => id));
  await store.changeItems((items) => ({
    put: resumed(items.filter(({ id, command }) => !held.has(id) && secrets.isNamedBy(command))),
    drop: [],
  }));
  await giveBack(store, disk, here);
  return hasTaken;
}

/** Takes topics off the device, for as long as one says of another that it is to be hidden as well. */
async function takeTopics(disk: Database, here: MemoryStore, secrets: Secrets): Promise<boolean> {
  for (let hasTaken = false; ; hasTaken = true) {
    const taken = (await disk.kept()).filter((kept) => secrets.hides(kept));
    if (taken.length === 0) return hasTaken;
    if (!hasTaken) await disk.setValue(Fetched, Date.now());
    for (const { topic } of taken) {
      const state = await disk.load(topic);
      // What it says of the group itself may be of yesterday.
      secrets.learn(
        topic,
        [...state.entries.values()].filter(({ kind }) => kind !== 'groupAbout'),
      );
      // What the page has of it is as new, or newer.
      if ((await here.load(topic)).epoch === null) await here.commit(all(state));
      await disk.remove(topic);
    }
  }
}

/** Takes values off the device with the bytes of their files, once other tabs have been handed them. */
async function takeValues(store: DiscreetStore, disk: Database, here: MemoryStore, secrets: Secrets): Promise<void> {
  const items = (await store.items()).filter(({ command }) => secrets.isNamedBy(command));
  const found: [string, unknown][] = [];
  await disk.write(['values'], async (tx) => {
    const values = tx.objectStore('values');
    const [names, kept] = await Promise.all([answer(values.getAllKeys()), answer<unknown[]>(values.getAll())]);
    const all = new Map(names.map((name, at) => [String(name), kept[at]]));
    const secret = [...all].filter(([name, value]) => store.isSecretValue(name, value));
    const owners = new Set(secret.map(([name]) => name));
    const bytes = new Set([...bytesIn(secret.map(([, value]) => value)), ...bytesIn(items)]);
    for (const one of all) {
      const [name] = one;
      if (owners.has(name) || bytes.has(name) || owners.has(name.split('/bytes/')[0] ?? '')) found.push(one);
    }
    if (found.length > 0) store.tell?.({ values: found });
    for (const [name] of found) values.delete(name);
  });
  for (const [name, value] of found) if (!here.values.has(name)) await here.setValue(name, value);
}

/** Writes down what is not to be hidden any more. */
async function giveBack(store: DiscreetStore, disk: Database, here: MemoryStore): Promise<void> {
  for (const { topic } of await here.kept()) {
    const state = await here.load(topic);
    if (store.hides(state)) continue;
    await here.remove(topic);
    await disk.commit(all(state));
  }
  for (const [name] of [...here.values]) {
    if (!here.values.has(name)) continue;
    const value = here.values.get(name);
    // Bytes go where the value or the item goes that has them.
    const had = new Set(bytesIn([...here.values.values(), await here.items()]));
    if (!had.has(name) && !store.isSecretValue(name, value)) await store.setValue(name, value);
  }
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
