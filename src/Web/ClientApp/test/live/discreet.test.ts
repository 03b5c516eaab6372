import 'fake-indexeddb/auto';
import { computed, effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../src/api/entries';
import { emptyTopic, type TopicState } from '../../src/live/apply';
import { Database, wipeAll } from '../../src/live/database';
import { DiscreetStore } from '../../src/live/discreet';
import { Fetched, forgetFetched } from '../../src/live/forgetting';
import { type Command, type Item, newItem, sending } from '../../src/live/outbox';
import { askOf, isSecret } from '../../src/live/secrecy';
import { MemoryStore } from '../../src/live/store';
import { Topics } from '../../src/live/topics';

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
afterEach(async () => {
  await wipeAll();
  askOf(null);
  vi.unstubAllGlobals();
});

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
    expect(store.secrets.isLedTo(`/app/grupos/${Canary}-${Group.slice(-6)}/otra`)).toBe(true);
    expect(store.secrets.isLedTo(`/app/grupos/${Canary}-${Other.slice(-6)}`)).toBe(false);
    expect(store.secrets.has(Thread)).toBe(true);
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

describe('what is known of a thing only later', () => {
  const article = 'draft/share/new/article';
  const bytes = (name: string) => `${article}/bytes/${name}`;

  it('takes the title off the device that the own topic says', async () => {
    await keep(`me/${Me}`, own(true), entry('authorship', Shared, { title: Canary }));
    expect(await written()).toContain(Canary);
    await keep(`feed/${Group}`, entry('feedItem', Shared, { title: Canary }));
    expect(await written()).not.toContain(Canary);
  });

  it('takes a draft off it that is shared with the group', async () => {
    await keep(`me/${Me}`, own(true));
    await keep(
      `publication/${Shared}`,
      entry('publicationAbout', 'about'),
      entry('publicationText', 'text-es', { title: Canary }),
    );
    await keep(`thread/t${Shared.slice(1)}`, entry('threadAbout', 'about', { place: `publication/${Shared}` }));
    expect(await written()).toContain(Canary);
    await change(`publication/${Shared}`, entry('publicationAbout', 'about', { group: Group }));
    expect(await written()).not.toContain(Canary);
    expect((await disk.load(`thread/t${Shared.slice(1)}`)).epoch).toBeNull();
    expect((await store.load(`publication/${Shared}`)).entries.size).toBe(2);
  });

  it('takes a copy off it that another tab wrote, with the next change', async () => {
    await keep(`me/${Me}`, own(true));
    await group();
    await disk.commit({
      before: emptyTopic(`group/${Group}`),
      state: stateOf(`group/${Group}`, []),
      changed: [entry('groupAbout', 'about', { name: Canary })],
      replaced: true,
    });
    await change(`group/${Group}`, entry('groupThread', Thread, { title: Canary }));
    expect((await disk.load(`group/${Group}`)).epoch).toBeNull();
  });

  it('takes off what a tab wrote that was behind, once the group is there', async () => {
    await disk.setValue(`draft/thread/${Thread}`, { text: Canary });
    await disk.changeItems(() => ({ put: [newItem('r1', Me, post, 0)], drop: [] }));
    await keep(`me/${Me}`, own(true));
    expect(await written()).toContain(Canary);
    await group();
    expect(await written()).not.toContain(Canary);
    expect(await store.value(`draft/thread/${Thread}`)).toEqual({ text: Canary });
    expect((await store.items()).map(({ id }) => id)).toEqual(['r1']);
  });

  it('takes off what was written of what stands on the device, of which it learns as it takes that off', async () => {
    await keep(`me/${Me}`, own(false));
    await group();
    await store.setValue(`draft/thread/${Thread}`, { text: Canary });
    await disk.commit({
      before: stateOf(`me/${Me}`, []),
      state: stateOf(`me/${Me}`, []),
      changed: [own(true)],
      replaced: true,
    });
    await new DiscreetStore(disk).loadAll(['me/']);
    expect(await written()).not.toContain(Canary);
  });

  describe('of the files of a draft', () => {
    beforeEach(() => keep(`me/${Me}`, own(true), own(false, Other)));
    const draft = (of: string) => ({ group: of, files: [{ id: '1', bytes: bytes('1') }] });
    const isOnDisk = async (name: string) => (await disk.value(bytes(name))) !== undefined;

    it('has their bytes go where it goes, and come back with it', async () => {
      await store.setValue(bytes('1'), Canary);
      await store.setValue(article, draft(Other));
      expect(await isOnDisk('1')).toBe(true);
      await store.setValue(article, draft(Group));
      await store.setValue(bytes('2'), Canary);
      expect([await isOnDisk('1'), await isOnDisk('2')]).toEqual([false, false]);
      expect(await store.value(bytes('1'))).toBe(Canary);
      await store.setValue(article, draft(Other));
      expect(await isOnDisk('1')).toBe(true);
    });

    it('has them taken off when the group of the draft turns, and back on', async () => {
      await store.setValue(bytes('1'), Canary);
      await store.setValue(article, draft(Other));
      await change(`me/${Me}`, own(true, Other));
      expect(await isOnDisk('1')).toBe(false);
      expect(await store.value(bytes('1'))).toBe(Canary);
      await change(`me/${Me}`, own(false, Other));
      expect(await isOnDisk('1')).toBe(true);
    });

    it('has them taken off that wait to be sent when the group turns', async () => {
      const share = { do: 'post', thread: Other, body: '', files: draft(Other).files } as unknown as Command;
      await store.setValue(bytes('1'), Canary);
      await store.changeItems(() => ({ put: [newItem('r2', Me, share, 0)], drop: [] }));
      await change(`me/${Me}`, own(true, Other));
      expect(await isOnDisk('1')).toBe(false);
      expect(await store.value(bytes('1'))).toBe(Canary);
    });

    it('never has them written down that wait to be sent there when another group turns', async () => {
      const share = { do: 'post', thread: Group, body: '', files: draft(Group).files } as unknown as Command;
      await store.setValue(article, draft(Group));
      await store.setValue(bytes('1'), Canary);
      await store.changeItems(() => ({ put: [newItem('r2', Me, share, 0)], drop: [] }), article);
      await change(`me/${Me}`, own(true, Other));
      await change(`me/${Me}`, own(false, Other));
      expect(await isOnDisk('1')).toBe(false);
      expect(await store.value(bytes('1'))).toBe(Canary);
    });
  });
});

describe('of two tabs', () => {
  let other: DiscreetStore;
  const told: Promise<void>[] = [];
  beforeEach(async () => {
    other = new DiscreetStore(disk);
    store.tell = (taken) => void told.push(other.take(taken));
    other.tell = (taken) => void told.push(store.take(taken));
    await keep(`me/${Me}`, own(false));
    await group();
    await other.loadAll(['me/', 'group/']);
    await other.setValue(`draft/thread/${Thread}`, { text: Canary });
    await other.changeItems(() => ({ put: [sending(newItem('r1', Me, post, 0))], drop: [] }));
    await change(`me/${Me}`, own(true));
    await Promise.all(told.splice(0));
  });

  it('the one that wrote keeps what the other took off the device', async () => {
    expect(await written()).not.toContain(Canary);
    expect(await other.value(`draft/thread/${Thread}`)).toEqual({ text: Canary });
    expect((await other.items()).map(({ id }) => id)).toEqual(['r1']);
  });

  it('neither takes for underway what the other was sending', async () => {
    const states = [...(await store.items()), ...(await other.items())].map(({ state }) => state);
    expect(states).toEqual(['waiting', 'waiting']);
  });

  it('what one sent or took back is gone in the other, with the draft that it was', async () => {
    await store.changeItems(() => ({ put: [], drop: ['r1'] }), `draft/thread/${Thread}`);
    await Promise.all(told.splice(0));
    expect(await other.items()).toEqual([]);
    expect(await other.value(`draft/thread/${Thread}`)).toBeUndefined();
    expect([store.hasUnsaved, other.hasUnsaved]).toEqual([false, false]);
  });

  it('a draft that one goes on with stays as it is there', async () => {
    await other.take({ values: [[`draft/thread/${Thread}`, { text: 'before' }]], items: await other.items() });
    expect(await other.value(`draft/thread/${Thread}`)).toEqual({ text: Canary });
    expect(await other.items()).toHaveLength(1);
  });
});

describe('what is to be sent', () => {
  beforeEach(async () => {
    await keep(`me/${Me}`, own(true));
    await group();
  });
  const put = (item: Item) => store.changeItems(() => ({ put: [item], drop: [] }));

  it('is whole after two changes at once', async () => {
    await Promise.all([put(newItem('r1', Me, post, 0)), put(newItem('r2', Me, post, 1))]);
    expect((await store.items()).map(({ id }) => id)).toEqual(['r1', 'r2']);
  });

  it('stays taken back while a group turns', async () => {
    const theirs: Command = { do: 'post', thread: id('t', '7'), body: '' };
    await change(`me/${Me}`, own(false, Other));
    await keep(`group/${Other}`, entry('groupThread', id('t', '7')));
    await put(newItem('r1', Me, theirs, 0));
    const changeItems = store.changeItems.bind(store);
    vi.spyOn(store, 'changeItems').mockImplementationOnce(async (make, spent) => {
      await changeItems(() => ({ put: [], drop: ['r1'] }));
      return changeItems(make, spent);
    });
    await change(`me/${Me}`, own(true, Other));
    expect(await store.items()).toEqual([]);
  });

  it('is nothing to ask about where it only says what was read', async () => {
    await put(newItem('r1', Me, { do: 'read', thread: Thread, no: 2 }, 0));
    expect(store.hasUnsaved).toBe(false);
    await put(newItem('r2', Me, post, 0));
    expect(store.hasUnsaved).toBe(true);
  });
});

it('whoever asks hears that a group turned, before anything is written', () => {
  askOf(store.secrets);
  const secret = computed(() => isSecret(Group));
  const heard: boolean[] = [];
  const stop = effect(() => void heard.push(secret.value));
  store.learn(`me/${Me}`, [own(true)]);
  store.learn(`me/${Me}`, [own(false)]);
  stop();
  expect(heard).toEqual([false, true, false]);
});

it('what is applied is learned at once, before it is written', async () => {
  const topics = new Topics(store, (topic, entries) => store.learn(topic, entries));
  const changed = [own(true)];
  topics.apply(`me/${Me}`, () => ({
    state: stateOf(`me/${Me}`, changed),
    changed,
    outcome: 'applied',
    replaced: true,
  }));
  expect(store.secrets.has(Group)).toBe(true);
  await topics.settled();
});

it('the browser is asked to forget what it fetched until it did', async () => {
  await keep(`me/${Me}`, own(false));
  await thread();
  await forgetFetched(store);
  await change(`me/${Me}`, own(true));
  const answers = [new Error('no line'), new Response(null, { status: 204 })];
  const asked = vi.fn(async () => {
    const answer = answers.shift();
    if (answer instanceof Response) return answer;
    throw answer;
  });
  vi.stubGlobal('fetch', asked);
  await expect(forgetFetched(store)).rejects.toThrow();
  expect(await disk.value(Fetched)).toBeDefined();
  await forgetFetched(new DiscreetStore(disk));
  expect(await disk.value(Fetched)).toBeUndefined();
  await forgetFetched(store);
  expect(asked).toHaveBeenCalledTimes(2);
});
