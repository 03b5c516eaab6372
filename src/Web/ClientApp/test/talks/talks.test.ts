import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Entry, Notice, OwnTalk } from '../../src/api/entries';
import { emptyTopic } from '../../src/live/apply';
import { groupsOf } from '../../src/live/belonging';
import { deliver } from '../../src/live/deliver';
import { newItem } from '../../src/live/outbox';
import { MemoryStore } from '../../src/live/store';
import { noticesIn, talksWithNews, threadOfTalk, unreadInTalk } from '../../src/live/unread';
import { whereOf } from '../../src/notices/where';
import { blockedBy, isBlocked, pairTalk, talksOf } from '../../src/talks/talks';

const Later = 'm0199f0a1b2c37d4e8f60718293a4b5c6';
const Earlier = 'm018f00112233744596778899aabbccdd';

const of = (...entries: object[]): ReadonlyMap<string, Entry> =>
  new Map((entries as Entry[]).map((entry) => [entry.id, entry]));
const talk = (id: string, more: Partial<OwnTalk> = {}): OwnTalk => ({
  kind: 'ownTalk',
  id,
  no: 1,
  rev: 1,
  pair: true,
  title: '',
  people: ['me', 'm2'],
  lastNo: 4,
  lastAt: '2026-03-12T10:00:00Z',
  lastBy: 'm2',
  ...more,
});
const read = (upTo: number) => ({ kind: 'read', id: 't1', upTo });

afterEach(() => vi.unstubAllGlobals());

describe('the talk of two', () => {
  it('is the same whoever begins, and as the server finds it', () => {
    expect(pairTalk(Earlier, Later)).toBe('k0199f0a1b2c3790b9917f91b391f791b');
    expect(pairTalk(Later, Earlier)).toBe(pairTalk(Earlier, Later));
    expect(threadOfTalk(pairTalk(Later, Earlier))).toBe('t0199f0a1b2c3790b9917f91b391f791b');
  });

  it('begins by the first message, whatever was written before it was there', async () => {
    const asked: [string, object][] = [];
    vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
      asked.push([path, JSON.parse(String(body))]);
      return new Response(JSON.stringify({ id: 'k1', thread: 't1', post: { id: '2', no: 2, rev: 2 } }), {
        status: 201,
      });
    });
    const learned: [string, readonly Entry[]][] = [];
    const item = newItem('r1', 'me', { do: 'post', thread: 't1', to: 'm2', body: 'Kaixo' }, 0);
    const result = await deliver(
      item,
      new MemoryStore(),
      (topic, entries) => learned.push([topic, entries]),
      () => {},
    );
    expect(result).toEqual({ came: 'done' });
    expect(asked).toEqual([['/api/talks', { requestId: 'r1', body: 'Kaixo', people: ['m2'] }]]);
    expect(learned).toEqual([['thread/t1', [{ kind: 'post', id: '2', no: 2, rev: 2 }]]]);
  });
});

describe('what is unread', () => {
  it('is counted from the first message on, and nothing of what one wrote last', () => {
    expect(unreadInTalk(talk('k1'), of(), 'me')).toBe(3);
    expect(unreadInTalk(talk('k1'), of(read(3)), 'me')).toBe(1);
    expect(unreadInTalk(talk('k1'), of(read(4)), 'me')).toBe(0);
    expect(unreadInTalk(talk('k1', { lastBy: 'me' }), of(), 'me')).toBe(0);
  });

  it('counts nothing of a silent talk', () => {
    const silent = { kind: 'level', id: 'level-t1', level: 'none' };
    expect(talksWithNews(of(talk('k1'), talk('k2')), 'me').map(({ id }) => id)).toEqual(['k1', 'k2']);
    expect(talksWithNews(of(talk('k1'), talk('k2'), silent), 'me').map(({ id }) => id)).toEqual(['k2']);
  });
});

describe('the list', () => {
  it('has the one written in last first, and leaves out what was taken off it until something new is written', () => {
    const all = of(
      talk('k1', { lastAt: '2026-03-10T10:00:00Z' }),
      talk('k2', { hiddenUpTo: 4 }),
      talk('k3', { hiddenUpTo: 3 }),
    );
    expect(talksOf(all).map(({ id }) => id)).toEqual(['k3', 'k1']);
  });

  it('of blocked people has the newest first', () => {
    const block = (member: string, at: string) => ({ kind: 'blocked', id: `block-${member}`, member, at });
    const mine = of(block('m2', '2026-03-10T10:00:00Z'), block('m3', '2026-03-11T10:00:00Z'));
    expect(blockedBy(mine).map(({ member }) => member)).toEqual(['m3', 'm2']);
    expect([isBlocked(mine, 'm2'), isBlocked(mine, 'm4'), isBlocked(mine, undefined)]).toEqual([true, false, false]);
  });
});

describe('a talk that one has left', () => {
  const notice: Notice = {
    kind: 'notice',
    id: '2',
    no: 2,
    rev: 2,
    type: 'message',
    about: 'thread/t1',
    place: 'talk/k1',
    post: 4,
    by: ['m2'],
    count: 4,
    at: '2026-03-12T10:00:00Z',
  };

  it('is among what was lost here, and those that go on among what is kept', () => {
    const entries = of({ kind: 'tombstone', id: 'k1' }, talk('k2'));
    expect(groupsOf({ ...emptyTopic('me/me'), epoch: 'e', low: 0, entries })).toEqual({ now: ['t2'], lost: ['t1'] });
  });

  it('leaves no notice, while one of its messages leads to it', () => {
    expect(noticesIn(of(notice), of(talk('k1')))).toHaveLength(1);
    expect(noticesIn(of(notice), of())).toHaveLength(0);
    const several = talk('k1', { pair: false, title: 'Semillas' });
    expect(whereOf(notice, () => new Map(), of(several))).toEqual({
      name: 'Semillas',
      href: '/app/mensajes/semillas-k1#p4',
    });
  });
});
