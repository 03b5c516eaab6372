import { shortDate } from '../i18n/dates';
import { minute } from '../ui/clock';

/** A day such as `2026-03-01` as the reader's own: midnight there, and not in Greenwich. */
export const dayOf = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
};

/** "1 mar", with the year when it isn't this one. */
export const dayInWords = (day: string): string => shortDate(dayOf(day), minute.value);

/** Today as a field of dates has it. */
export const today = (): string => {
  const date = minute.value;
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
};
