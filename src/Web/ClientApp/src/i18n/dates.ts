import * as basque from './basque';
import { t } from './index';

const Minute = 60_000;
const Hour = 60 * Minute;
const Day = 24 * Hour;

const kept = new Map<string, Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function keep<T extends Intl.DateTimeFormat | Intl.RelativeTimeFormat>(key: string, make: () => T): T {
  const found = kept.get(key);
  if (found) return found as T;
  const made = make();
  kept.set(key, made);
  return made;
}

/** "hace 2 h"; a date when it is longer ago than a month. */
export function relative(at: Date, now: Date, language: string): string {
  const age = now.getTime() - at.getTime();
  if (age < Minute) return t('time.now');
  if (age < Hour) return ago(Math.floor(age / Minute), 'minute', language);
  if (age < Day) return ago(Math.floor(age / Hour), 'hour', language);
  if (age < 30 * Day) return ago(Math.max(1, daysBetween(at, now)), 'day', language);
  return shortDate(at, now, language);
}

function ago(n: number, unit: 'minute' | 'hour' | 'day', language: string): string {
  if (language === 'eu') return basque.ago(n, unit);
  return keep(
    `rtf ${language}`,
    () => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }),
  ).format(-n, unit);
}

/** Day and hour in full. */
export const exact = (at: Date, language: string): string =>
  language === 'eu'
    ? basque.exact(at)
    : keep(
        `exact ${language}`,
        () => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }),
      ).format(at);

/** "12 mar", with the year when it isn't this one. */
export function shortDate(at: Date, now: Date, language: string): string {
  if (language === 'eu') return basque.shortDate(at, now);
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return keep(
    `short ${language} ${year}`,
    () => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year }),
  ).format(at);
}

/** "Hoy", "Ayer", else the day in words: what divides a list by days. */
export function dayName(at: Date, now: Date, language: string): string {
  const days = daysBetween(at, now);
  if (days <= 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  const weekday = days < 7 ? 'long' : undefined;
  const text =
    language === 'eu'
      ? basque.day(at, now, days)
      : keep(
          `day ${language} ${year} ${weekday}`,
          () => new Intl.DateTimeFormat(language, { weekday, day: 'numeric', month: 'long', year }),
        ).format(at);
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** How many midnights lie between, in the reader's own time. */
export function daysBetween(at: Date, now: Date): number {
  const midnight = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  return Math.round((midnight(now) - midnight(at)) / Day);
}
