import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../src/api/entries';
import { emptyTopic, type TopicState } from '../../src/live/apply';
import { Database, wipeAll } from '../../src/live/database';
import { DiscreetStore } from '../../src/live/discreet';
import { type Command, newItem } from '../../src/live/outbox';
import { MemoryStore } from '../../src/live/store';

const id = (letter: string, digit: string): string => letter + digit.repeat(32);
const [Me, Group, Other, Thread, Page, Shared] = [
  id('m', '1'),
  id('g', '2'),
  id('g', '3'),
  id('t', '4'),
  id('h', '5'),
  id('p', '6'),
];
const Canary = 'zarzamora';

let disk: Database;
let store: DiscreetStore;
let rev = 0;
beforeEach(async () => {
  disk = await Database.of(Me);
  store = new DiscreetStore(disk);
});
afterEach(() => wipeAll());

const entry = (kind: Entry['kind'], entryId: string, more: object = {}): Entry =>
  ({ kind, id: entryId, no: ++rev, rev, ...more }) as unknown as Entry;

const own = (sensitive: boolean, group = Group) =>
  entry('membership', group, { name: '', role: 'member', invited: false, requested: false, requests: 0, sensitive });

function stateOf(topic: string, entries: readonly Entry[]): TopicState {
  return { topic, epoch: 'e1', rev: ++rev, low: 0, entries: new Map(entries.map((one) => [one.id, one])) };
}

/** Keeps a topic as it is when it is read first. */
async function keep(topic: string, ...entries: Entry[]): Promise<void> {
  const state = stateOf(topic, entries);
  await store.commit({ before: emptyTopic(topic), state, changed: entries, replaced: true });
}

/** A later change of a topic. */
async function change(topic: string, ...entries: Entry[]): Promise<void> {
  const before = await store.load(topic);
  const state = {
    ...before,
    rev: ++rev,
    entries: new Map([...before.entries, ...entries.map((one) => [one.id, one] as const)]),
  };
  await store.commit({ before, state, changed: entries, replaced: false });
}

const group = () =>
  keep(
    `group/${Group}`,
    entry('groupAbout', 'about', { name: Canary }),
    entry('groupThread', Thread, { title: Canary }),
    entry('groupPage', Page, { title: Canary }),
  );
const thread = () =>
  keep(
    `thread/${Thread}`,
    entry('threadAbout', 'about', { group: Group, title: Canary }),
    entry('post', '2', { source: Canary }),
  );

/** Everything that stands in the browser's databases, as text. */
async function written(): Promise<string> {
  const found: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
    });
    for (const table of [...db.objectStoreNames]) {
      const rows = await new Promise<unknown[]>((resolve) => {
        const asked = db.transaction(table).objectStore(table).getAll();
        asked.onsuccess = () => resolve(asked.result);
      });
      found.push(...rows);
    }
    db.close();
  }
  return JSON.stringify(found);
}

const post: Command = { do: 'post', thread: Thread, body: Canary };
const write = () =>
  store.changeItems(() => ({ put: [newItem('r1', Me, post, 0)], drop: [] }), `draft/thread/${Thread}`);

describe('of a sensitive group', () => {
  beforeEach(() => keep(`me/${Me}`, own(true)));

  it('nothing is written down that is read there, and all of it is held', async () => {
    await group();
    await thread();
    await keep(`page/${Page}`, entry('pageAbout', 'about', { group: Group, title: Canary }));
    await keep(`tasks/${Group}`, entry('task', '1', { title: Canary }));
    await keep(`feed/${Group}`, entry('feedItem', Shared, { title: Canary, group: Group }));
    await keep(
      `publication/${Shared}`,
      entry('publicationAbout', 'about', { group: Group }),
      entry('publicationText', 'text-es', { title: Canary }),
    );
    await keep(
      `thread/t${Shared.slice(1)}`,
      entry('threadAbout', 'about', { place: `publication/${Shared}`, title: Canary }),
    );
    expect(await written()).not.toContain(Canary);
    expect((await store.load(`thread/${Thread}`)).entries.size).toBe(2);
    expect((await store.loadAll(['group/'])).map(({ topic }) => topic)).toEqual([`group/${Group}`]);
  });

  it('nothing is written down that is written there', async () => {
    await group();
    await thread();
    await store.setValue(`draft/thread/${Thread}`, { text: Canary, mentions: [] });
    await store.setValue(`draft/thread/${Thread}/bytes/1`, new Blob([Canary]));
    await store.setValue(`text/${Page}/draft`, Canary);
    await store.setValue('draft/share/new/article', { group: Group, text: Canary });
    expect(await store.value(`draft/thread/${Thread}`)).toEqual({ text: Canary, mentions: [] });
    expect(store.hasUnsaved).toBe(true);
    const items = await write();
    expect(items.map(({ id }) => id)).toEqual(['r1']);
    expect(items.map((item) => store.isLoose(item))).toEqual([true]);
    expect(await store.value(`draft/thread/${Thread}`)).toBeUndefined();
    expect(await disk.value(`draft/thread/${Thread}/bytes/1`)).toBeUndefined();
    expect(await store.value(`draft/thread/${Thread}/bytes/1`)).toBeInstanceOf(Blob);
    expect(await written()).not.toContain(Canary);
  });

  it('the own tasks and what one shared there have no title on the device', async () => {
    await keep(`feed/${Group}`, entry('feedItem', Shared, { title: Canary }));
    await change(
      `me/${Me}`,
      entry('ownTasks', `tasks-${Group}`, { group: Group, open: 1, tasks: [{ no: 1, title: Canary }] }),
      entry('authorship', Shared, { title: Canary }),
    );
    expect(await written()).not.toContain(Canary);
  });

  it('addresses and tabs are known as such', async () => {
    await group();
    expect(store.isLedTo(`/app/grupos/${Canary}-${Group.slice(-6)}/otra`)).toBe(true);
    expect(store.isLedTo(`/app/grupos/${Canary}-${Other.slice(-6)}`)).toBe(false);
    expect(store.isSecret(Thread)).toBe(true);
  });

  it('what the group itself says counts while the member’s own topic doesn’t know it', async () => {
    await change(`me/${Me}`, own(false));
    await keep(`group/${Group}`, entry('groupAbout', 'about', { name: Canary, sensitive: true }));
    await change(`me/${Me}`, own(false));
    expect(await written()).not.toContain(Canary);
  });
});

describe('a group that becomes sensitive', () => {
  beforeEach(async () => {
    await keep(`me/${Me}`, own(false), own(false, Other));
    await group();
    await thread();
    await store.setValue(`draft/thread/${Thread}`, { text: Canary });
    await change(
      `me/${Me}`,
      entry('ownTasks', `tasks-${Group}`, { group: Group, open: 1, tasks: [{ no: 1, title: Canary }] }),
    );
    await write();
    expect(await written()).toContain(Canary);
  });

  it('is taken off the device, and goes on in the page', async () => {
    const taken = vi.fn();
    store = new DiscreetStore(disk, taken);
    await store.loadAll(['me/', 'group/']);
    expect(taken).not.toHaveBeenCalled();
    await change(`me/${Me}`, own(true));
    expect(await written()).not.toContain(Canary);
    expect((await store.load(`thread/${Thread}`)).entries.size).toBe(2);
    expect((await store.items()).map(({ id }) => id)).toEqual(['r1']);
    expect(taken).toHaveBeenCalledTimes(1);
  });

  it('is taken off it when the group itself says so first', async () => {
    await change(`group/${Group}`, entry('groupAbout', 'about', { name: Canary, sensitive: true }));
    expect(await written()).not.toContain(`"source":"${Canary}"`);
    expect((await disk.load(`group/${Group}`)).epoch).toBeNull();
  });

  it('is found on a device that was away when it happened', async () => {
    const later = new DiscreetStore(disk);
    await later.loadAll(['me/', 'group/']);
    expect(await written()).toContain(Canary);
    store = later;
    await change(`me/${Me}`, own(true));
    expect(await written()).not.toContain(Canary);
  });

  it('is written down again when it is sensitive no longer', async () => {
    await change(`me/${Me}`, own(true));
    await change(`me/${Me}`, own(false));
    expect((await disk.load(`thread/${Thread}`)).entries.size).toBe(2);
    expect((await disk.items()).map(({ id }) => id)).toEqual(['r1']);
    expect(store.hasUnsaved).toBe(false);
  });

  it('takes nothing of another group along', async () => {
    const [theirs, draft] = [id('t', '7'), `draft/thread/${id('t', '7')}`];
    await keep(`group/${Other}`, entry('groupAbout', 'about', {}), entry('groupThread', theirs));
    await keep(`thread/${theirs}`, entry('threadAbout', 'about', { group: Other }));
    await store.setValue(draft, 'kept');
    await change(`me/${Me}`, own(true));
    expect((await disk.load(`thread/${theirs}`)).epoch).toBe('e1');
    expect(await disk.value(draft)).toBe('kept');
  });
});

describe('a group of which it isn’t known yet', () => {
  it('is held by the page, and written down once it is known not to be sensitive', async () => {
    await thread();
    expect(await written()).not.toContain(Canary);
    await keep(`me/${Me}`, own(false));
    expect((await disk.load(`thread/${Thread}`)).entries.size).toBe(2);
  });
});

it('on a shared device nothing needs to be asked before the page is left', async () => {
  store = new DiscreetStore(new MemoryStore());
  await keep(`me/${Me}`, own(true));
  await group();
  await store.setValue(`draft/thread/${Thread}`, { text: Canary });
  expect(store.keeps).toBe(false);
  expect(store.hasUnsaved).toBe(false);
});
