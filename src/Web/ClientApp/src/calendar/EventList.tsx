import { t } from '../i18n';
import { fullDay } from '../i18n/dates';
import { Button, ButtonLink } from '../ui/Button';
import { minute } from '../ui/clock';
import { EmptyState } from '../ui/EmptyState';
import { EventRow } from './EventRow';
import { byDay, type CalendarEvent } from './events';
import { dateOf, type Day, yearOf } from './month';

/** No events are looked for before. */
const Earliest = 2015;

interface EventListProps {
  readonly events: readonly CalendarEvent[];
  readonly today: Day;
  /** Whether nothing is there at all, whatever one looks for. */
  readonly isEmpty: boolean;
  /** How far back one looks: 0: what is not over; then this year, then one more each time. */
  readonly back: number;
  readonly onBack: () => void;
}

/** What comes, by day; before it, on demand, what was. */
export function EventList({ events, today, isEmpty, back, onBack }: EventListProps) {
  const now = minute.value.getTime();
  const next = events.filter(({ until }) => until > now);
  const past = back > 0 ? events.filter(({ until }) => until <= now) : [];
  return (
    <div class="calendar-list">
      {yearOf(today) - back >= Earliest && (
        <Button look="quiet" icon="arrow-up" onClick={onBack}>
          {t(back > 0 ? 'calendar.past.more' : 'calendar.past')}
        </Button>
      )}
      {past.length > 0 && <Days days={byDay(past)} today={today} />}
      {next.length > 0 && <Days days={byDay(next, today)} today={today} />}
      {next.length === 0 &&
        (isEmpty ? (
          <EmptyState id="calendar" title={t('calendar.empty')}>
            <ButtonLink look="primary" href="/app/compartir/event">
              {t('calendar.empty.act')}
            </ButtonLink>
          </EmptyState>
        ) : (
          <p class="small">{t(events.length > 0 ? 'calendar.upcoming.none' : 'calendar.filter.none')}</p>
        ))}
    </div>
  );
}

function Days({ days, today }: { days: ReturnType<typeof byDay>; today: Day }) {
  return (
    <>
      {days.map(({ day, events }) => (
        <section key={day} class="calendar-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} class="day">
            {day === today ? t('time.today') : fullDay(dateOf(day))}
          </h2>
          <ul class="event-rows">
            {events.map((event) => (
              <li key={event.id}>
                <EventRow event={event} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
