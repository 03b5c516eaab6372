import { describe, expect, it } from 'vitest';
import { dayName, exact, relative, shortDate } from '../../src/i18n/dates';
import { number } from '../../src/i18n/format';

const now = new Date(2026, 10, 25, 18, 30);
const at = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  new Date(year, month - 1, day, hour, minute);

/** Chromium's Intl answers in English when it is asked for Basque, so nothing of it may be used. */
describe('dates in Basque', () => {
  it.each([
    [at(2026, 11, 25, 18, 29), 'duela minutu bat'],
    [at(2026, 11, 25, 18, 10), 'duela 20 minutu'],
    [at(2026, 11, 25, 17, 20), 'duela ordubete'],
    [at(2026, 11, 25, 15, 0), 'duela 3 ordu'],
    [at(2026, 11, 24, 10, 0), 'atzo'],
    [at(2026, 11, 20), 'duela 5 egun'],
    [at(2026, 3, 12), 'mar. 12'],
    [at(2025, 3, 12), '2025eko mar. 12'],
  ])('says how long ago %s was', (date, text) => {
    expect(relative(date, now, 'eu')).toBe(text);
  });

  it('says a day and an hour in full', () => {
    expect(exact(at(2026, 11, 25, 8, 5), 'eu')).toBe('2026ko azaroaren 25, asteazkena, 08:05');
  });

  it('divides a list by days', () => {
    expect(dayName(at(2026, 11, 22), now, 'eu')).toBe('Igandea, azaroaren 22');
    expect(dayName(at(2024, 2, 1), now, 'eu')).toBe('2024ko otsailaren 1');
  });

  it.each([
    [2021, '2021eko'],
    [2025, '2025eko'],
    [2027, '2027ko'],
    [2030, '2030eko'],
    [2031, '2031ko'],
    [2035, '2035eko'],
    [2040, '2040ko'],
  ])('puts the right ending to %i', (year, text) => {
    expect(shortDate(at(year, 1, 2), now, 'eu')).toBe(`${text} urt. 2`);
  });

  it('writes numbers with points', () => {
    expect(number(12_000, 'eu')).toBe('12.000');
  });
});
