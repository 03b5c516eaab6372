import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/entries';
import { type Applied, applyBatch, applyPage, emptyTopic, type TopicState } from '../../src/live/apply';
import { Database, wipeAll } from '../../src/live/database';
import { expire } from '../../src/live/forgetting';
import { changeValue } from '../../src/live/traffic';
import { newItem } from '../../src/live/outbox';
import { ServerTopic } from './server';

let db: Database;
beforeEach(async () => {
  db = await Database.of('m1');
});
afterEach(() => wipeAll());

const Topic = 'thread/t1';

function filled(posts: number): ServerTopic {
  const server = new ServerTopic(Topic);
  for (let i = 0; i < posts; i++) server.add();
  return server;
}

const open = (server: ServerTopic) => applyPage(emptyTopic(Topic), server.window(50), { since: 0 }).state;

/** Applies a change to what one tab holds and keeps it. */
async function keep(before: TopicState, applied: Applied): Promise<TopicState> {
  await db.commit({ before, ...applied, replaced: applied.replaced ?? false });
  return applied.state;
}

const keepWindow = (server: ServerTopic, size = 50) =>
  keep(emptyTopic(Topic), applyPage(emptyTopic(Topic), server.window(size), { since: 0 }));

describe('the database', () => {
  it('gives back what was kept, in another page too', async () => {
    await keepWindow(filled(60));
    expect(await (await Database.of('m1')).load(Topic)).toMatchObject({ epoch: 'e1', rev: 60, low: 11 });
    expect((await db.load(Topic)).entries.size).toBe(51);
  });

  it('keeps topics apart whose names begin alike', async () => {
    await keepWindow(filled(3));
    expect((await db.load('thread/t')).entries.size).toBe(0);
  });

  it('gives back many topics in one reading, each with its own', async () => {
    for (const [topic, posts] of [
      ['group/g1', 2],
      ['group/g12', 3],
      ['me/m1', 1],
      [Topic, 4],
    ] as const) {
      const server = new ServerTopic(topic);
      for (let i = 0; i < posts; i++) server.add();
      const applied = applyPage(emptyTopic(topic), server.window(50), { since: 0 });
      await db.commit({ before: emptyTopic(topic), ...applied, replaced: applied.replaced ?? false });
    }
    const kept = await db.loadAll(['me/', 'group/', 'directory/']);
    expect(kept.map(({ topic }) => topic).sort()).toEqual(['group/g1', 'group/g12', 'me/m1']);
    for (const state of kept) expect(state).toEqual(await db.load(state.topic));
  });

  it('does not go backwards when another tab came further', async () => {
    const server = filled(5);
    const slow = await keepWindow(server);
    server.change(2);
    const behind = applyBatch(slow, server.batch(5));
    server.change(2);
    server.change(3);
    await keep(slow, applyBatch(slow, server.batch(5)));
    await keep(slow, behind);
    const kept = await db.load(Topic);
    expect([kept.rev, kept.entries.get('2')?.rev]).toEqual([8, 7]);
  });

  it('keeps nothing after a change that could not be kept, so that no hole is hidden', async () => {
    const server = filled(5);
    const before = await keepWindow(server);
    server.add();
    const lost = applyBatch(before, server.batch(5)).state;
    server.add();
    await keep(lost, applyBatch(lost, server.batch(6)));
    expect(await db.load(Topic)).toMatchObject({ rev: 5 });
  });

  it('knows of no row that another tab cut off with a new window', async () => {
    const server = filled(100);
    const one = await keepWindow(server);
    const other = await keep(one, applyPage(one, server.older(51, 30), { before: 51 }));
    expect((await db.load(Topic)).low).toBe(21);
    for (let i = 0; i < 60; i++) server.add();
    await keepWindow(server);
    await keep(other, applyPage(other, server.older(21, 10), { before: 21 }));
    await keep(other, applyBatch(other, server.batch(100)));
    expect((await db.load(Topic)).low).toBe(111);
  });

  it('refuses changes of another epoch than the kept one, and takes a new window', async () => {
    const server = filled(5);
    const old = open(server);
    server.restore();
    await keepWindow(server);
    server.add();
    await keep(old, applyBatch(old, { ...server.batch(5), epoch: 'e1' }));
    expect(await db.load(Topic)).toMatchObject({ epoch: 'e2', rev: 5 });
  });

  it('forgets what has not been opened for long', async () => {
    await keepWindow(filled(5));
    await db.touch(Topic, 1_000);
    await expire(db, 999);
    expect((await db.load(Topic)).entries.size).toBe(5);
    await expire(db, 1_001);
    expect((await db.load(Topic)).entries.size).toBe(0);
  });

  it('keeps what is to be sent', async () => {
    const item = newItem('r1', 'm1', { do: 'post', thread: 't1', body: 'Kaixo' }, 5);
    await db.changeItems(() => ({ put: [item], drop: [] }));
    expect(await (await Database.of('m1')).items()).toEqual([item]);
    await db.changeItems(() => ({ put: [], drop: ['r1'] }));
    expect(await db.items()).toEqual([]);
  });

  it('writes all of a change of what is to be sent, or nothing of it', async () => {
    const former = newItem('r1', 'm1', { do: 'edit', thread: 't1', no: 3, body: 'a' }, 5);
    await db.changeItems(() => ({ put: [former], drop: [] }));
    await db.setValue('draft/thread/t1', 'Kaixo');
    // A function can't be kept: the disk refuses in the midst of it.
    const unkeepable = { ...former, id: 'r2', command: (() => {}) as never };
    await expect(db.changeItems(() => ({ put: [unkeepable], drop: ['r1'] }), 'draft/thread/t1')).rejects.toThrow();
    expect(await db.items()).toEqual([former]);
    expect(await db.value('draft/thread/t1')).toBe('Kaixo');
    await db.changeItems(() => ({ put: [{ ...former, id: 'r2' }], drop: ['r1'] }), 'draft/thread/t1');
    expect([(await db.items()).map((one) => one.id), await db.value('draft/thread/t1')]).toEqual([['r2'], undefined]);
  });

  it('changes by what is kept, whichever tab wrote it', async () => {
    const other = await Database.of('m1');
    const counts = [db, other, db].map((tab) => changeValue<number>(tab, 'count', (former = 0) => former + 1));
    expect((await Promise.all(counts)).sort()).toEqual([1, 2, 3]);
    expect(await other.value('count')).toBe(3);
  });

  it('knows of every topic it keeps, and of a thread in which group it stands', async () => {
    const about = { kind: 'threadAbout', id: 'about', no: 1, rev: 1, group: 'g1' } as Entry;
    const state = { ...emptyTopic(Topic), epoch: 'e1', rev: 1, low: 0, entries: new Map([['about', about]]) };
    await db.commit({ before: emptyTopic(Topic), state, changed: [about], replaced: true });
    expect(await db.kept()).toEqual([{ topic: Topic, group: 'g1' }]);
  });

  it('holds nothing after a wipe', async () => {
    await keepWindow(filled(5));
    await db.wipe();
    expect((await indexedDB.databases()).map((one) => one.name)).toEqual([]);
  });

  it('takes nothing after a wipe, however late it comes', async () => {
    await db.wipe();
    await keepWindow(filled(5));
    const item = newItem('r1', 'm1', { do: 'post', thread: 't1', body: 'Kaixo' }, 5);
    await db.changeItems(() => ({ put: [item], drop: [] }));
    expect(await db.items()).toEqual([]);
    expect((await db.load(Topic)).entries.size).toBe(0);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('wipes what others left behind and leaves the one in use', async () => {
    await keepWindow(filled(5));
    await Database.of('m2');
    await wipeAll('m1');
    expect((await indexedDB.databases()).map((one) => one.name)).toEqual(['comparte-m1']);
    expect((await db.load(Topic)).entries.size).toBe(5);
  });
});
