import type { When } from '../api/entries';
import { t } from '../i18n';
import { fullDay } from '../i18n/dates';
import { dateThere, hourOf, ownZone, zoneName } from './zones';

/** When it is for the reader, and when it is there where that is another hour. */
export function whenWords(when: When, zone = ownZone()): { own: string; there: string | undefined } {
  const own = words(when, when.allDay ? when.zone : zone);
  if (when.allDay) return { own, there: undefined };
  const there = words(when, when.zone);
  return {
    own,
    there: there === own ? undefined : t('publication.when.there', { place: zoneName(when.zone), when: there }),
  };
}

function words({ start, end, allDay }: When, zone: string): string {
  const from = dateThere(start, zone);
  const to = end ? dateThere(end, zone) : undefined;
  const sameDay = !to || from.toDateString() === to.toDateString();
  if (allDay) return sameDay ? fullDay(from) : `${fullDay(from)} – ${fullDay(to)}`;
  const begin = `${fullDay(from)}, ${hourOf(from)}`;
  if (!to) return begin;
  return sameDay ? `${begin}–${hourOf(to)}` : `${begin} – ${fullDay(to)}, ${hourOf(to)}`;
}
