import { minute } from '../ui/clock';

const asDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

/** The reader's today and tomorrow, as days of tasks are written. */
export function days(now: Date = minute.value): { readonly today: string; readonly tomorrow: string } {
  return { today: asDay(now), tomorrow: asDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)) };
}

/** How a day by which something is to be done stands to today. */
export type DueState = 'overdue' | 'today' | 'tomorrow' | 'later';

/** Both days as `2026-03-01`; today is the reader's own. */
export function dueState(due: string, today: string, tomorrow: string): DueState {
  if (due < today) return 'overdue';
  return due === today ? 'today' : due === tomorrow ? 'tomorrow' : 'later';
}
