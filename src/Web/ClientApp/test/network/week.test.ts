import { beforeAll, expect, it } from 'vitest';
import type { CalendarItem, FeedItem, NeedCard } from '../../src/api/entries';
import { speak, speakMore } from '../../src/i18n';
import { weekText } from '../../src/network/week';

const now = new Date('2026-03-12T12:00:00Z');
const base = { no: 1, rev: 1, axes: [], country: 'GT' };
const shared = (id: string, sharedAt: string, more: Partial<FeedItem> = {}): FeedItem => ({
  kind: 'feedItem',
  ...base,
  id,
  type: 'article',
  title: `Artículo ${id}`,
  summary: '',
  language: 'es',
  languages: ['es'],
  by: 'm1',
  authors: ['m1'],
  territory: '',
  comments: 0,
  sharedAt,
  ...more,
});
const event = (id: string, start: string, more: Partial<CalendarItem> = {}): CalendarItem => ({
  kind: 'calendarItem',
  ...base,
  id,
  title: `Encuentro ${id}`,
  language: 'es',
  when: { start, zone: 'UTC', allDay: false },
  place: 'Cobán',
  by: 'm1',
  ...more,
});
const need = (id: string, on: string): NeedCard => ({
  kind: 'needCard',
  ...base,
  id,
  title: `Falta ${id}`,
  by: 'm1',
  on,
});
const nothing = {
  network: 'Comparte',
  shared: [],
  events: [],
  needs: [],
  now,
  zone: 'UTC',
  origin: 'https://comparte.example',
};

beforeAll(async () => {
  await speak('es');
  await speakMore();
});

it('tells what was shared in the last week, what comes in the next and what is needed, with where it stands', () => {
  const text = weekText({
    ...nothing,
    shared: [
      shared('p1', '2026-03-10T09:00:00Z'),
      shared('p2', '2026-03-11T09:00:00Z'),
      shared('p0', '2026-03-01T09:00:00Z'),
    ],
    events: [
      event('p3', '2026-03-14T15:00:00Z'),
      event('p4', '2026-03-30T15:00:00Z'),
      event('p5', '2026-03-01T15:00:00Z'),
    ],
    needs: [need('w1', '2026-03-02')],
  });
  const lines = text?.split('\n') ?? [];
  expect(lines[0]).toBe('Esta semana en Comparte');
  expect(lines.filter((line) => line.startsWith('•')).map((line) => line.split(' — ')[0])).toEqual([
    '• Artículo p2',
    '• Artículo p1',
    expect.stringMatching(/^• .*14.*Encuentro p3 · Cobán$/),
    '• Falta w1',
  ]);
  expect(lines.filter((line) => line.includes('http'))).toEqual([
    '  https://comparte.example/app/compartido/articulo-p2-p2',
    '  https://comparte.example/app/compartido/articulo-p1-p1',
    '  https://comparte.example/app/compartido/encuentro-p3-p3',
    '  https://comparte.example/app/necesidades/falta-w1-w1',
  ]);
});

it('leaves out what stands in a group alone', () => {
  const text = weekText({
    ...nothing,
    shared: [shared('p1', '2026-03-11T09:00:00Z', { group: 'g1' })],
    events: [event('p3', '2026-03-14T15:00:00Z', { group: 'g1' })],
  });
  expect(text).toBeNull();
});

it('speaks the language on screen, and says how many more there are', async () => {
  await speak('pt');
  await speakMore();
  const many = Array.from({ length: 11 }, (_, n) =>
    shared(`p${n + 10}`, `2026-03-11T0${n % 10}:00:00Z`, { titles: { pt: { title: `Artigo ${n}`, summary: '' } } }),
  );
  const text = weekText({ ...nothing, shared: many });
  expect(text).toContain('Esta semana em Comparte');
  expect(text?.match(/• Artigo/g)).toHaveLength(8);
  expect(text).toContain('… e mais 3: https://comparte.example/app');
  await speak('es');
});
