import { describe, expect, it } from 'vitest';
import type { Entry, Post } from '../../src/api/entries';
import { type Command, newItem } from '../../src/live/outbox';
import { type Row, rowsOf } from '../../src/threads/rows';

const post = (no: number, by: string, at: string, more: Partial<Post> = {}): Post => ({
  kind: 'post',
  id: `${no}`,
  no,
  rev: no,
  by,
  at,
  source: `${no}`,
  html: `<p>${no}</p>`,
  reactions: {},
  mentions: [],
  requestId: `r${no}`,
  ...more,
});
const day = (hour: number, minute = 0, date = 12) => new Date(2026, 2, date, hour, minute).toISOString();
const item = (command: Command, id = 'x') => newItem(id, 'me', command, 0);

function show(entries: Entry[], more: Partial<Parameters<typeof rowsOf>[0]> = {}): string[] {
  const map = new Map(entries.map((entry) => [entry.id, entry]));
  const all = { entries: map, from: 0, to: Infinity, items: [], self: 'me', readUpTo: 0, ...more };
  return rowsOf(all).map(word);
}

function word(row: Row): string {
  if (row.kind === 'post') return `${row.post.no}${row.joined ? '+' : ''}`;
  if (row.kind === 'pending') return `pending ${row.item.id}${row.joined ? '+' : ''}`;
  return row.kind;
}

describe('the lines of a thread', () => {
  it('divide days, and join posts of one author within five minutes', () => {
    const posts = [
      post(2, 'a', day(9)),
      post(3, 'a', day(9, 3)),
      post(4, 'a', day(9, 20)),
      post(5, 'b', day(9, 0, 13)),
    ];
    expect(show(posts)).toEqual(['day', '2', '3+', '4', 'day', '5']);
  });

  it('say how far was read, before the first post of somebody else', () => {
    const posts = [post(2, 'a', day(9)), post(3, 'me', day(10)), post(4, 'b', day(11)), post(5, 'b', day(11, 1))];
    expect(show(posts, { readUpTo: 2 })).toEqual(['day', '2', '3', 'read', '4', '5+']);
    expect(show(posts, { readUpTo: 5 })).not.toContain('read');
    expect(show(posts)).not.toContain('read');
  });

  it('say how far was read at the top, too, where what was read is above', () => {
    const posts = [post(40, 'a', day(9)), post(41, 'b', day(9, 1))];
    expect(show(posts, { from: 40, readUpTo: 12 })).toEqual(['day', 'read', '40', '41']);
    expect(show(posts, { from: 40, readUpTo: 39 })).toEqual(['day', 'read', '40', '41']);
  });

  it('leave out what is not in the row', () => {
    const posts = [post(2, 'a', day(9)), post(40, 'a', day(10)), post(41, 'b', day(10, 1))];
    expect(show(posts, { from: 40 })).toEqual(['day', '40', '41']);
    expect(show(posts, { from: 0, to: 10 })).toEqual(['day', '2']);
  });

  it('leave a mark where something was deleted, by others or by oneself', () => {
    const gone: Entry = { kind: 'tombstone', id: '3', no: 3, rev: 9 };
    const items = [item({ do: 'delete', thread: 't', no: 2 })];
    expect(show([post(2, 'me', day(9)), gone], { items })).toEqual(['deleted', 'deleted']);
  });

  it('show what was written here once, whether it has come back or not', () => {
    const items = [item({ do: 'post', thread: 't', body: 'Kaixo' }, 'r3')];
    expect(show([post(2, 'a', day(9))], { items })).toEqual(['day', '2', 'pending r3']);
    expect(show([post(2, 'a', day(9)), post(3, 'me', day(10))], { items })).toEqual(['day', '2', '3']);
  });

  it('join what was written here to the own post before it, for as long as it is one piece', () => {
    const write = (id: string, minutes: number, replyTo?: number) => ({
      ...item({ do: 'post', thread: 't', body: 'Kaixo', replyTo }, id),
      madeAt: Date.parse(day(9)) + minutes * 60_000,
    });
    const items = [write('r3', 1), write('r4', 2), write('r5', 60), write('r6', 61, 2)];
    const rest = ['pending r4+', 'pending r5', 'pending r6'];
    expect(show([post(2, 'me', day(9))], { items })).toEqual(['day', '2', 'pending r3+', ...rest]);
    expect(show([post(2, 'a', day(9))], { items })).toEqual(['day', '2', 'pending r3', ...rest]);
  });

  it('show an own reaction before it has been told', () => {
    const one = post(2, 'a', day(9), { reactions: { useful: ['b', 'me'] } });
    const items = [
      item({ do: 'react', thread: 't', no: 2, name: 'thanks', on: true }),
      item({ do: 'react', thread: 't', no: 2, name: 'useful', on: false }),
    ];
    const entries = new Map<string, Entry>([['2', one]]);
    const row = rowsOf({ entries, from: 0, to: 9, items, self: 'me', readUpTo: 0 })[1];
    expect(row?.kind === 'post' && row.post.reactions).toEqual({ useful: ['b'], thanks: ['me'] });
  });
});
