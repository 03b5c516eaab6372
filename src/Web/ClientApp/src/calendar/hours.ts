import { fullDay } from '../i18n/dates';
import { dateThere, hourOf, ownZone } from '../publications/zones';
import type { CalendarEvent } from './events';
import { dateOf } from './month';

/** "Sábado, 12 de marzo, 10:00": when it begins for the reader. */
export function hoursIn({ days, when }: CalendarEvent): string {
  const day = fullDay(dateOf(days[0] ?? '1970-01-01'));
  return when.allDay ? day : `${day}, ${hourOf(dateThere(when.start, ownZone()))}`;
}
