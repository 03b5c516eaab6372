import type { CalendarItem, When } from '../api/entries';
import { isAbout } from '../live/axes';
import { instantOf } from '../publications/zones';
import { addDays, type Day, dayIn, daysOf } from './month';

/** An event as the calendar shows it. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  /** The language of the title. */
  readonly language: string;
  readonly item: CalendarItem;
  readonly when: When;
  /** Its days, for the reader. */
  readonly days: readonly Day[];
  readonly startsAt: number;
  /** When it is over. */
  readonly until: number;
}

const known = new Map<string, boolean>();

/** Whether this browser knows a zone: what it doesn't know counts as UTC, so that one event can't hide all others. */
function isZone(zone: string): boolean {
  const found = known.get(zone);
  if (found !== undefined) return found;
  let isOne = zone.length > 0;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
  } catch {
    isOne = false;
  }
  known.set(zone, isOne);
  return isOne;
}

export const withZone = (when: When): When => (isZone(when.zone) ? when : { ...when, zone: 'UTC' });

/** Until when it lasts: its end; where days alone are meant or nobody said an end, the end of the day there. */
export function untilOf({ start, end, zone, allDay }: When): number {
  if (end && !allDay) return Date.parse(end);
  const last = dayIn(allDay && end ? end : start, zone);
  return Date.parse(instantOf(`${addDays(last, 1)}T00:00`, zone));
}

/** An item in the reader's language and time. */
export function eventOf(item: CalendarItem, language: string, zone: string): CalendarEvent {
  const own = item.language === language ? undefined : item.titles?.[language];
  const when = withZone(item.when);
  return {
    id: item.id,
    title: own ?? item.title,
    language: own ? language : item.language,
    item,
    when,
    days: daysOf(when, zone),
    startsAt: Date.parse(when.start),
    until: untilOf(when),
  };
}

/** Each event once, whole days before hours, then by when they begin. */
export const inOrder = (events: readonly CalendarEvent[]): CalendarEvent[] =>
  [...new Map(events.map((one) => [one.id, one])).values()].sort(
    (a, b) =>
      (a.days[0] ?? '').localeCompare(b.days[0] ?? '') ||
      Number(b.when.allDay) - Number(a.when.allDay) ||
      a.startsAt - b.startsAt ||
      a.id.localeCompare(b.id),
  );

/** Under the day on which each begins; what has begun already stands under `from`. */
export function byDay(events: readonly CalendarEvent[], from = ''): { day: Day; events: CalendarEvent[] }[] {
  const days = new Map<Day, CalendarEvent[]>();
  for (const event of events) {
    const first = event.days[0] ?? '';
    const day = first < from ? from : first;
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, some]) => ({ day, events: some })).sort((a, b) => a.day.localeCompare(b.day));
}

/** What a reader looks for. */
export interface Wanted {
  /** `mine`: those that the reader goes to, perhaps; `network`: those of everybody; else a group; empty: all. */
  readonly whose: string;
  readonly axis: string;
  readonly country: string;
}

export const fits = (
  { item }: CalendarEvent,
  { whose, axis, country }: Wanted,
  goes: (id: string) => boolean,
): boolean =>
  (whose === '' || (whose === 'mine' ? goes(item.id) : whose === 'network' ? !item.group : item.group === whose)) &&
  (!axis || isAbout(item.axes, axis)) &&
  (!country || item.country === country);
