import { addressOf } from '../app/slugs';
import { myGroups } from '../app/places';
import { t } from '../i18n';
import { fullDay, shortMonth } from '../i18n/dates';
import { dateThere, hourOf, ownZone, zoneName } from '../publications/zones';
import { Chip } from '../ui/Chip';
import { minute } from '../ui/clock';
import { AnswerButtons } from './AnswerButtons';
import type { CalendarEvent } from './events';
import { dateOf, dayIn } from './month';

/** An event in a list: the day, the hours for the reader and there, where, for whom, and the answer. */
export function EventRow({ event, inGroup }: { event: CalendarEvent; inGroup?: boolean }) {
  const { id, title, when, item } = event;
  const group = inGroup ? undefined : myGroups().find((one) => one.id === item.group)?.name;
  const first = dateOf(event.days[0] ?? '1970-01-01');
  const there = hoursThere(event);
  return (
    <article class="event-row">
      <time class="date-block" dateTime={when.allDay ? event.days[0] : when.start}>
        <span class="date-day">{first.getDate()}</span>
        <span class="date-month">{shortMonth(first)}</span>
      </time>
      <div class="event-words">
        <h3 lang={event.language}>
          <a href={addressOf.publication(id, title)}>{title}</a>
        </h3>
        <p class="event-when">
          <span>{hours(event, ownZone())}</span>
          {there && <span class="small">{there}</span>}
        </p>
        {(item.place || group) && (
          <p class="event-where small">
            {item.place && <span>{item.place}</span>}
            {group && <Chip icon="lock">{group}</Chip>}
          </p>
        )}
      </div>
      {event.until > minute.value.getTime() && <AnswerButtons id={id} title={title} group={item.group} />}
    </article>
  );
}

/** "10:00–12:00", with the last day where it is another one. */
function hours({ when, days }: CalendarEvent, zone: string): string {
  const last = days.at(-1) ?? '';
  if (when.allDay) return days.length > 1 ? `${t('calendar.allDay')} – ${fullDay(dateOf(last))}` : t('calendar.allDay');
  const from = hourOf(dateThere(when.start, zone));
  if (!when.end) return from;
  const to = hourOf(dateThere(when.end, zone));
  return dayIn(when.end, zone) === dayIn(when.start, zone)
    ? `${from}–${to}`
    : `${from} – ${fullDay(dateOf(dayIn(when.end, zone)))}, ${to}`;
}

/** The same there, where the clocks or the day are others. */
function hoursThere({ when }: CalendarEvent): string | undefined {
  if (when.allDay) return undefined;
  const own = dateThere(when.start, ownZone());
  const there = dateThere(when.start, when.zone);
  if (own.getTime() === there.getTime()) return undefined;
  const day = dayIn(when.start, when.zone);
  const words = day === dayIn(when.start, ownZone()) ? hourOf(there) : `${fullDay(dateOf(day))}, ${hourOf(there)}`;
  return t('calendar.there', { place: zoneName(when.zone), when: words });
}
