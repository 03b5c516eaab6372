import { threadOf } from '../../src/live/outbox';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/entries';
import { Belonging, groupsOf, placesOf } from '../../src/live/belonging';
import { emptyTopic, type TopicState } from '../../src/live/apply';
import { Database, wipeAll } from '../../src/live/database';
import { Sender } from '../../src/live/sender';
import { Topics } from '../../src/live/topics';

let db: Database;
let topics: Topics;
let outbox: Sender;
let belonging: Belonging;

const about = (group: string) => ({ kind: 'threadAbout', id: 'about', no: 1, rev: 1, group }) as Entry;
const card = (id: string) => ({ kind: 'groupThread', id, no: 2, rev: 1 }) as Entry;
const member = (id: string, role?: 'member') => ({ kind: 'membership', id, no: 1, rev: 1, role }) as Entry;
const tombstone = (id: string): Entry => ({ kind: 'tombstone', id, no: 1, rev: 2 });

const state = (topic: string, ...entries: Entry[]): TopicState => ({
  topic,
  epoch: 'e1',
  rev: 2,
  low: 0,
  entries: new Map(entries.map((entry) => [entry.id, entry])),
});

const keep = (topic: string, ...entries: Entry[]) =>
  db.commit({ before: emptyTopic(topic), state: state(topic, ...entries), changed: entries, replaced: true });

/** The app is opened on what is kept. */
function open() {
  topics = new Topics(db);
  outbox = new Sender(db, 'm1', async () => ({ came: 'later' }), { tell: () => {}, onTold: () => {} });
  belonging = new Belonging(db, topics, outbox);
}

beforeEach(async () => {
  db = await Database.of('m1');
  open();
  await keep('group/g1', card('t1'), card('t9'));
  await keep('group/g2', card('t2'));
  await keep('thread/t1', about('g1'));
  await keep('thread/t2', about('g2'));
  for (const thread of ['t1', 't2', 't9']) {
    await outbox.add({ do: 'post', thread, body: 'Kaixo' });
    await db.setValue(`draft/thread/${thread}`, { text: 'Agur' });
    await db.setValue(`draft/thread/${thread}/edit/7`, { text: 'Agur' });
  }
  await db.setValue('draft/new/g1', { title: 'Agur' });
  open();
});
afterEach(async () => {
  outbox.stop();
  await wipeAll();
});

const kept = async () => ({
  topics: (await db.kept()).map((one) => one.topic).sort(),
  items: (await db.items()).map((item) => threadOf(item.command) ?? '').sort(),
  drafts: (
    await Promise.all(
      ['thread/t1/edit/7', 'thread/t1', 'thread/t2', 'thread/t9', 'new/g1'].map((at) => db.value(`draft/${at}`)),
    )
  ).map((one) => one !== undefined),
});
const ofTwo = { topics: ['group/g2', 'thread/t2'], items: ['t2'], drafts: [false, false, true, false, false] };

describe('the groups of a member', () => {
  it('are known when all of the own topic is there, with those that were lost', () => {
    const mine = state('me/m1', member('g2', 'member'), member('g1'), tombstone('g0'));
    expect(groupsOf(mine)).toEqual({ now: ['g2'], lost: ['g0', 'g1'] });
    expect(groupsOf({ ...mine, low: 7 })).toBeNull();
    expect(groupsOf(emptyTopic('me/m1'))).toBeNull();
  });
});

describe('a group that is lost', () => {
  it('leaves nothing here, with its threads, drafts and what was to be sent, however long ago it was lost', async () => {
    await belonging.keepOnly({ now: ['g2'], lost: ['g1'] });
    expect(await kept()).toEqual(ofTwo);
    expect(topics.view('thread/t1').status.value).toBe('gone');
  });

  it('leaves nothing here when the line says that it is gone', async () => {
    topics.use('group/g1');
    await belonging.gone('group/g1');
    expect(await kept()).toEqual(ofTwo);
  });

  it('takes what was written with it only when it was heard that it is lost', async () => {
    await belonging.keepOnly({ now: ['g2'], lost: [] });
    expect(await kept()).toMatchObject({ topics: ofTwo.topics, items: ['t1', 't2', 't9'] });
  });
});

describe('the calendar of a group that is lost', () => {
  const [lost, kept2] = [`g${'0'.repeat(31)}1`, `g${'0'.repeat(31)}2`];
  const answers = (parent?: string) =>
    ({ kind: 'answersAbout', id: 'about', no: 1, rev: 1, readers: 1, parent }) as Entry;

  it('leaves nothing here, with the answers to its events', async () => {
    for (const topic of [`calendar/${lost}-2026`, `calendar/${kept2}-2026`, 'calendar/network-2026']) await keep(topic);
    await keep('answers/p1', answers(`group/${lost}`));
    await keep('answers/p2', answers(`group/${kept2}`));
    await keep('answers/p3', answers());
    open();
    await belonging.keepOnly({ now: [kept2], lost: [lost] });
    const left = (await db.kept()).map(({ topic }) => topic).filter((topic) => /^(calendar|answers)/.test(topic));
    expect(left.sort()).toEqual(['answers/p2', 'answers/p3', `calendar/${kept2}-2026`, 'calendar/network-2026']);
  });
});

describe('a thread that is gone', () => {
  it('takes its draft and what was to be sent there', async () => {
    await belonging.gone('thread/t1');
    await topics.settled();
    expect(await kept()).toEqual({
      topics: ['group/g1', 'group/g2', 'thread/t2'],
      items: ['t2', 't9'],
      drafts: [false, false, true, true, true],
    });
  });
});

describe('the logs that a member reads', () => {
  const profile = (...places: object[]) =>
    ({ kind: 'profile', id: 'profile', no: 1, rev: 1, places }) as unknown as Entry;
  const place = (id: string, unconfirmed = false) =>
    ({ kind: 'initiativePlace', id, no: 2, rev: 2, unconfirmed }) as Entry;

  it('come from places that were confirmed on both sides', () => {
    const mine = state(
      'me/m1',
      profile(
        { organization: 'o1', role: '' },
        { organization: 'o2' },
        { organization: 'o3', role: '', unconfirmed: true },
      ),
      place('n1'),
      place('n2', true),
    );
    expect(placesOf(mine)).toEqual(['n1', 'o1']);
    expect(placesOf({ ...mine, low: 7 })).toBeNull();
  });

  it('are forgotten with their drafts when a place was lost, also while the app was closed', async () => {
    await keep('log/n1', { kind: 'logNote', id: '2', no: 2, rev: 2 } as Entry);
    await db.setValue('draft/log/n1', { text: 'Visita' });
    await belonging.keepLogs(['n1', 'o1']);
    expect((await db.kept()).map((one) => one.topic)).toContain('log/n1');

    open();
    await belonging.keepLogs(['n1', 'o1', 'o2']);
    expect((await db.kept()).map((one) => one.topic)).toContain('log/n1');
    await belonging.keepLogs(['n1', 'o2']);
    expect((await db.kept()).map((one) => one.topic)).not.toContain('log/n1');
    expect(await db.value('draft/log/n1')).toBeUndefined();
  });
});

describe('what was shared', () => {
  const shared = (group?: string) => ({ kind: 'publicationAbout', id: 'about', no: 1, rev: 1, group }) as Entry;
  const talk = (place: string) => ({ kind: 'threadAbout', id: 'about', no: 1, rev: 1, place }) as Entry;
  const lost = `g${'0'.repeat(31)}1`;

  it('with everybody stays, and with a lost group goes with its words, its comments and the list of the group', async () => {
    await keep('publication/p1', shared());
    await keep('thread/tp1', talk('publication/p1'));
    await keep('publication/p2', shared(lost));
    await keep('thread/tp2', talk('publication/p2'));
    await keep('feed/network', card('t1'));
    await keep(`feed/${lost}`, card('t1'));
    await db.setValue('text/p1/es', 1);
    await db.setValue('text/p2/es', 1);
    open();
    await belonging.keepOnly({ now: ['g1', 'g2'], lost: [lost] });
    const { topics: left } = await kept();
    expect(left.filter((topic) => /^(?:publication|feed|thread\/tp)/.test(topic))).toEqual([
      'feed/network',
      'publication/p1',
      'thread/tp1',
    ]);
    expect([await db.value('text/p1/es'), await db.value('text/p2/es')]).toEqual([1, undefined]);
  });

  it('leaves nothing of its words when it is gone', async () => {
    await keep('publication/p1', shared());
    await db.setValue('text/p1/es', 1);
    await belonging.gone('publication/p1');
    expect(await db.value('text/p1/es')).toBeUndefined();
  });
});

describe('a page of a group', () => {
  const page = (group: string) => ({ kind: 'pageAbout', id: 'about', no: 1, rev: 1, group }) as Entry;

  beforeEach(async () => {
    await keep('page/h1', page('g1'));
    await keep('page/h2', page('g2'));
    for (const id of ['h1', 'h2']) {
      await db.setValue(`text/${id}/page`, 1);
      await db.setValue(`text/${id}/draft`, 1);
    }
    open();
  });

  const left = async () =>
    Promise.all(['text/h1/page', 'text/h1/draft', 'text/h2/page', 'text/h2/draft'].map((name) => db.value(name)));

  it('goes with its group, with its words and what was written for it', async () => {
    await belonging.keepOnly({ now: ['g1'], lost: ['g2'] });
    expect((await kept()).topics).not.toContain('page/h2');
    expect(await left()).toEqual([1, 1, undefined, undefined]);
  });

  it('leaves nothing here when it is gone', async () => {
    await belonging.gone('page/h1');
    expect(await left()).toEqual([undefined, undefined, 1, 1]);
  });
});
