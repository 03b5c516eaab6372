import { expect, it } from 'vitest';
import type { GroupThread } from '../../src/api/entries';
import { wordsFor } from '../../src/feeds/rows';
import { firstRead, merged } from '../../src/home/newsRows';
import { byDay } from '../../src/i18n/dates';
import { item } from './item';

it('is divided by the reader’s days', () => {
  const items = [
    item('p3', 3, '2026-03-02T12:00:00Z'),
    item('p2', 2, '2026-03-02T11:00:00Z'),
    item('p1', 1, '2026-02-01T12:00:00Z'),
  ];
  const days = byDay(items, ({ sharedAt }) => sharedAt);
  expect(days.map(({ some }) => some.length)).toEqual([2, 1]);
});

it('is said in the reader’s language where somebody rendered it', () => {
  const one = item('p1', 1, '', { titles: { eu: { title: 'Azoka', summary: 'Jendea' } } });
  expect(wordsFor(one, 'eu')).toEqual({ title: 'Azoka', summary: 'Jendea', language: 'eu' });
  expect(wordsFor(one, 'pt')).toEqual({ title: 'p1', summary: '', language: 'es' });
});

it('stands among conversations by time, once for each thing, and the line of what was read counts conversations alone', () => {
  const card = (id: string, lastAt: string) => ({ id, lastAt }) as GroupThread;
  const group = { id: 'g', name: 'G' };
  const rows = [
    { card: card('t1', '2026-03-03T00:00:00Z'), group },
    { card: card('t2', '2026-03-01T00:00:00Z'), group },
  ];
  const shared = item('p1', 1, '2026-03-02T00:00:00Z');
  const news = merged(rows, [shared, { ...shared, rev: 2 }]);
  expect(news.map(({ id }) => id)).toEqual(['t1', 'p1', 't2']);
  expect(firstRead(news, ({ card: { id } }) => id === 't1')).toBe('p1');
  expect(firstRead(news, () => false)).toBeUndefined();
});
