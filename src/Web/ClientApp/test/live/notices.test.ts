import { describe, expect, it } from 'vitest';
import type { Entry, GroupThread, Notice } from '../../src/api/entries';
import { isNews, levelOf, newsIn, noticesIn, unreadOf } from '../../src/live/unread';
import { newItem } from '../../src/live/outbox';
import { withSeen } from '../../src/notices/seen';
import { answered } from '../../src/threads/answered';

const of = (...entries: object[]): ReadonlyMap<string, Entry> =>
  new Map((entries as Entry[]).map((entry) => [entry.id, entry]));
const notice = (no: number, more: Partial<Notice> = {}): Notice => ({
  kind: 'notice',
  id: `${no}`,
  no,
  rev: no,
  type: 'mention',
  about: 'thread/t1',
  place: 'group/g1',
  post: 7,
  by: ['m2'],
  count: 1,
  at: `2026-03-0${no}T12:00:00Z`,
  ...more,
});
const inbox = (seenUpTo: number, ...notices: Notice[]) =>
  of({ kind: 'inboxAbout', id: 'about', no: 1, seenUpTo }, ...notices);
const belongs = { kind: 'membership', id: 'g1', role: 'member' };
const read = (upTo: number) => ({ kind: 'read', id: 't1', upTo });

describe('notices', () => {
  it('are news until they are seen, one by one or up to a number', () => {
    expect(isNews(notice(3), inbox(2), of(belongs))).toBe(true);
    expect(isNews(notice(3), inbox(3), of(belongs))).toBe(false);
    expect(isNews(notice(3, { seen: true }), inbox(0), of(belongs))).toBe(false);
  });

  it('are no news once the post was read, but for reactions to what one wrote oneself', () => {
    expect(isNews(notice(3), inbox(0), of(belongs, read(7)))).toBe(false);
    expect(isNews(notice(3), inbox(0), of(belongs, read(6)))).toBe(true);
    expect(isNews(notice(3, { type: 'reaction' }), inbox(0), of(belongs, read(7)))).toBe(true);
  });

  it('come newest first, without those of a group that one has left', () => {
    const all = inbox(0, notice(2), notice(4), notice(3, { place: 'group/g2' }));
    expect(noticesIn(all, of(belongs)).map(({ no }) => no)).toEqual([4, 2]);
  });

  it('are counted without the messages that the talks count, but with the reactions to them', () => {
    const talk = { kind: 'ownTalk', id: 'k1' };
    const inTalk = { about: 'thread/t9', place: 'talk/k1' };
    const all = inbox(
      0,
      notice(1, { ...inTalk, type: 'message' }),
      notice(2, { ...inTalk, type: 'reply' }),
      notice(3, { ...inTalk, type: 'reaction' }),
      notice(4),
    );
    expect(newsIn(all, of(belongs, talk)).map(({ no }) => no)).toEqual([4, 3]);
  });

  it('are seen as soon as the outbox is about to say so', () => {
    const says = (command: object) => newItem('1', 'm1', { do: 'see', ...command }, 0);
    const shown = withSeen(inbox(0, notice(2), notice(3)), [says({ nos: [3, 9] })]);
    expect(isNews(notice(2), shown, of(belongs))).toBe(true);
    expect((shown.get('3') as Notice).seen).toBe(true);
    expect(isNews(notice(2), withSeen(inbox(0, notice(2)), [says({ upTo: 2 })]), of(belongs))).toBe(false);
    const refused = { ...says({ upTo: 2 }), state: 'refused' as const };
    expect(isNews(notice(2), withSeen(inbox(0, notice(2)), [refused]), of(belongs))).toBe(true);
  });
});

describe('a level', () => {
  it('is that of the conversation, else that of its group, else everything', () => {
    const group = { kind: 'level', id: 'level-g1', level: 'none' };
    const thread = { kind: 'level', id: 'level-t1', level: 'mentions' };
    expect(levelOf(of(), 't1', 'g1')).toBe('all');
    expect(levelOf(of(group), 't1', 'g1')).toBe('none');
    expect(levelOf(of(group, thread), 't1', 'g1')).toBe('mentions');
  });

  it('other than everything leaves nothing unread', () => {
    const card = { id: 't1', lastNo: 9, lastBy: 'm2', lastAt: '2026-03-01T12:00:00Z' } as GroupThread;
    const level = (level: string) => ({ kind: 'level', id: 'level-g1', level });
    expect(unreadOf(card, of(read(4)), 'm1', undefined, 'g1')).toBe(5);
    expect(unreadOf(card, of(read(4), level('mentions')), 'm1', undefined, 'g1')).toBe(0);
  });
});

describe('who answered what was told to a group', () => {
  const opening = { kind: 'post', id: '2', no: 2, by: 'm1', reactions: { noted: ['m2'] } };
  const posts = of(opening, { kind: 'post', id: '3', no: 3, by: 'm3', reactions: {} });

  it('reacted to it, wrote, or is about to', () => {
    expect([...answered(posts, [], 't1', 'm4').who]).toEqual(['m2', 'm3']);
    const reacts = newItem('1', 'm4', { do: 'react', thread: 't1', no: 2, name: 'noted', on: true }, 0);
    expect(answered(posts, [reacts], 't1', 'm4').who.has('m4')).toBe(true);
    expect(answered(posts, [reacts], 't9', 'm4').who.has('m4')).toBe(false);
  });
});
