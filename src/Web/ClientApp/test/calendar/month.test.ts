import { describe, expect, it } from 'vitest';
import type { CalendarItem } from '../../src/api/entries';
import { byDay, eventOf, fits, inOrder, untilOf, withZone } from '../../src/calendar/events';
import { after } from '../../src/calendar/MonthGrid';
import { addDays, addMonths, dayIn, daysOf, startOfWeek, weeksOf, weekStart } from '../../src/calendar/month';

const when = (start: string, end?: string, zone = 'America/Guatemala', allDay = false) => ({
  start: new Date(start).toISOString(),
  ...(end ? { end: new Date(end).toISOString() } : {}),
  zone,
  allDay,
});

const item = (id: string, change: Partial<CalendarItem> = {}): CalendarItem => ({
  kind: 'calendarItem',
  id,
  no: 1,
  rev: 1,
  title: 'Feria',
  language: 'es',
  when: when('2026-06-10T10:00-06:00'),
  place: '',
  by: 'm1',
  axes: [],
  country: '',
  ...change,
});

const of = (id: string, change: Partial<CalendarItem> = {}, zone = 'America/Guatemala') =>
  eventOf(item(id, change), 'es', zone);

describe('days', () => {
  it('follow each other over the change of the clocks, the month and the year', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('stay in the month that is gone to', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  });

  it('are those of the reader at the hour of the reader', () => {
    expect(dayIn('2026-06-10T02:00:00Z', 'America/Guatemala')).toBe('2026-06-09');
    expect(dayIn('2026-06-10T02:00:00Z', 'Europe/Madrid')).toBe('2026-06-10');
  });
});

describe('a month', () => {
  it('has whole weeks that begin on Monday, in Brazil on Sunday', () => {
    const weeks = weeksOf('2026-03-12', weekStart('es'));
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe('2026-02-23');
    expect(weeks.at(-1)?.[6]).toBe('2026-04-05');
    expect(weeksOf('2026-03-12', weekStart('pt'))[0]?.[0]).toBe('2026-03-01');
    expect(weeksOf('2026-02-01', weekStart('pt'))).toHaveLength(4);
    expect(startOfWeek('2026-03-01', 1)).toBe('2026-02-23');
  });

  it('is gone through by keys', () => {
    const from = '2026-03-31';
    expect(after('ArrowLeft', from, 1)).toBe('2026-03-30');
    expect(after('ArrowRight', from, 1)).toBe('2026-04-01');
    expect(after('ArrowUp', from, 1)).toBe('2026-03-24');
    expect(after('ArrowDown', from, 1)).toBe('2026-04-07');
    expect(after('Home', from, 1)).toBe('2026-03-30');
    expect(after('End', from, 1)).toBe('2026-04-05');
    expect(after('PageUp', from, 1)).toBe('2026-02-28');
    expect(after('PageDown', from, 1)).toBe('2026-04-30');
    expect(after('a', from, 1)).toBeNull();
  });
});

describe('the days of an event', () => {
  it('are those of the reader', () => {
    const late = when('2026-06-10T20:00-06:00', '2026-06-10T22:00-06:00');
    expect(daysOf(late, 'America/Guatemala')).toEqual(['2026-06-10']);
    expect(daysOf(late, 'Europe/Madrid')).toEqual(['2026-06-11']);
  });

  it('don’t touch the day that begins when it ends', () => {
    const night = when('2026-06-10T20:00-06:00', '2026-06-11T00:00-06:00');
    expect(daysOf(night, 'America/Guatemala')).toEqual(['2026-06-10']);
    expect(daysOf(when('2026-06-10T00:00-06:00'), 'America/Guatemala')).toEqual(['2026-06-10']);
  });

  it('are those of the place where days alone are meant, the last included', () => {
    const fair = when('2026-06-10T00:00-06:00', '2026-06-12T00:00-06:00', 'America/Guatemala', true);
    expect(daysOf(fair, 'Asia/Tokyo')).toEqual(['2026-06-10', '2026-06-11', '2026-06-12']);
  });

  it('are counted over the change of the clocks', () => {
    const spring = when('2026-03-28T22:00+01:00', '2026-03-30T10:00+02:00', 'Europe/Madrid');
    expect(daysOf(spring, 'Europe/Madrid')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    const chile = when('2026-04-04T00:00-03:00', '2026-04-05T00:00-04:00', 'America/Santiago', true);
    expect(daysOf(chile, 'Europe/Madrid')).toEqual(['2026-04-04', '2026-04-05']);
  });
});

describe('an event', () => {
  it('lasts until its end, or the end of its day there', () => {
    expect(untilOf(when('2026-06-10T10:00-06:00', '2026-06-10T12:00-06:00'))).toBe(Date.parse('2026-06-10T18:00Z'));
    expect(untilOf(when('2026-06-10T10:00-06:00'))).toBe(Date.parse('2026-06-11T06:00Z'));
    expect(untilOf(when('2026-03-29T00:00+01:00', undefined, 'Europe/Madrid', true))).toBe(
      Date.parse('2026-03-29T22:00Z'),
    );
  });

  it('counts in UTC where nobody knows its zone', () => {
    expect(withZone(when('2026-06-10T10:00Z', undefined, 'Mars/Olympus')).zone).toBe('UTC');
    expect(of('a', { when: when('2026-06-10T10:00Z', undefined, 'Mars/Olympus') }).days).toEqual(['2026-06-10']);
  });

  it('says its title in the reader’s language if it has it', () => {
    const titles = { eu: 'Azoka' };
    expect(eventOf(item('a', { titles }), 'eu', 'UTC')).toMatchObject({ title: 'Azoka', language: 'eu' });
    expect(eventOf(item('a', { titles }), 'pt', 'UTC')).toMatchObject({ title: 'Feria', language: 'es' });
  });

  it('stands once, in order, whole days first', () => {
    const day = of('c', { when: when('2026-06-10T00:00-06:00', undefined, 'America/Guatemala', true) });
    const ids = inOrder([of('b'), day, of('a'), of('b')]).map(({ id }) => id);
    expect(ids).toEqual(['c', 'a', 'b']);
  });

  it('that has begun stands under today', () => {
    const long = of('a', { when: when('2026-06-08T10:00-06:00', '2026-06-12T10:00-06:00') });
    expect(byDay([long, of('b')], '2026-06-10')).toMatchObject([{ day: '2026-06-10', events: [{}, {}] }]);
    expect(byDay([long, of('b')]).map(({ day }) => day)).toEqual(['2026-06-08', '2026-06-10']);
  });

  it('is found by whose it is, its axis and its country', () => {
    const all = { whose: '', axis: '', country: '' };
    const goes = (id: string) => id === 'mine';
    const group = of('mine', { group: 'g1', country: 'GT', axes: ['agua'] });
    const find = (change: Partial<typeof all>) =>
      [group, of('x')].filter((one) => fits(one, { ...all, ...change }, goes));
    expect(find({})).toHaveLength(2);
    expect(find({ whose: 'mine' })).toEqual([group]);
    expect(find({ whose: 'g1' })).toEqual([group]);
    expect(find({ whose: 'network' }).map(({ id }) => id)).toEqual(['x']);
    expect(find({ country: 'GT', axis: 'agua' })).toEqual([group]);
    expect(find({ country: 'BO' })).toEqual([]);
  });
});
