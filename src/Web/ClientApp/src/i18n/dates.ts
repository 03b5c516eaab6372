import { ofYear } from './basque';
import { type Key, language, t } from './index';

/*
 * Dates are put together from words of the language files. What the browser has for it (Intl) takes a slow phone a
 * fifth of a second when it is used first, and Chromium's knows no Basque: it answers in English.
 */

const Minute = 60_000;
const Hour = 60 * Minute;
const Day = 24 * Hour;

/** "hace 2 h"; a date when it is longer ago than a month. */
export function relative(at: Date, now: Date): string {
  const age = now.getTime() - at.getTime();
  if (age < Minute) return t('time.now');
  if (age < Hour) return t('time.minutes', { n: Math.floor(age / Minute) });
  if (age < Day) return t('time.hours', { n: Math.floor(age / Hour) });
  if (age < 30 * Day) return t('time.days', { n: Math.max(1, daysBetween(at, now)) });
  return shortDate(at, now);
}

/** Day and hour in full. */
export function exact(at: Date): string {
  const time = [at.getHours(), at.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
  return t('date.exact', { weekday: weekdayOf(at), date: dateOf(at, true), time });
}

/** "Sábado, 12 de marzo", with the year when it isn't this one. */
export function fullDay(at: Date, now = new Date()): string {
  const text = t('date.weekday', { weekday: weekdayOf(at), date: dateOf(at, isOtherYear(at, now)) });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "mar": the month in a date block. */
export const shortMonth = (at: Date): string => wordIn('date.months.short', at.getMonth());

/** "12 mar", with the year when it isn't this one. */
export const shortDate = (at: Date, now: Date): string => dateOf(at, isOtherYear(at, now), 'short');

/** "Hoy", "Ayer", else the day in words: what divides a list by days. */
export function dayName(at: Date, now: Date): string {
  const days = daysBetween(at, now);
  if (days <= 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  const date = dateOf(at, isOtherYear(at, now));
  const text = days < 7 ? t('date.weekday', { weekday: weekdayOf(at), date }) : date;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How many midnights lie between, in the reader's own time. */
export function daysBetween(at: Date, now: Date): number {
  const midnight = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  return Math.round((midnight(now) - midnight(at)) / Day);
}

const isOtherYear = (at: Date, now: Date): boolean => at.getFullYear() !== now.getFullYear();
/** One of the words of a list, such as the days of the week, which begin with Sunday. */
export const wordIn = (key: Key, at: number): string => t(key).split(' ')[at] ?? '';
const weekdayOf = (at: Date): string => wordIn('date.weekdays', at.getDay());

function dateOf(at: Date, withYear: boolean, form: 'day' | 'short' = 'day'): string {
  const year = at.getFullYear();
  return t(withYear ? `date.${form}.year` : `date.${form}`, {
    day: String(at.getDate()),
    month: wordIn(form === 'short' ? 'date.months.short' : 'date.months', at.getMonth()),
    year: language.value === 'eu' ? ofYear(year) : String(year),
  });
}

/** Divided by the reader's days, in the order that they have; `atOf` says when each was. */
export function byDay<T>(all: readonly T[], atOf: (one: T) => string): { readonly at: string; readonly some: T[] }[] {
  const days: { at: string; some: T[] }[] = [];
  for (const one of all) {
    const [last, at] = [days.at(-1), atOf(one)];
    if (last && daysBetween(new Date(at), new Date(last.at)) === 0) last.some.push(one);
    else days.push({ at, some: [one] });
  }
  return days;
}
