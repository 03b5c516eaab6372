import '../styles/calendar.css';
import type { TabProps } from '../groups/tabs';
import { t } from '../i18n';
import { minute } from '../ui/clock';
import { Skeleton } from '../ui/EmptyState';
import { EventRow } from './EventRow';
import { useCalendar } from './useCalendar';

/** The events of a group that are not over, as a tab of it. */
export default function CalendarTab({ view: { id: group } }: TabProps) {
  const now = minute.value.getTime();
  const year = new Date(now).getFullYear();
  const { events, isWhole } = useCalendar([year, year + 1], group);
  const next = events.filter(({ until }) => until > now);
  if (next.length === 0 && !isWhole) return <Skeleton rows={1} />;
  return (
    <section aria-labelledby="events-of">
      <div class="row-between">
        <h2 id="events-of" class="overline">
          {t('calendar.of')}
        </h2>
        <a class="coming-up-all" href={`/app/calendario?grupo=${group}`}>
          {t('calendar.home.all')}
        </a>
      </div>
      {next.length === 0 && <p class="small">{t('calendar.of.none')}</p>}
      <ul class="event-rows">
        {next.map((event) => (
          <li key={event.id}>
            <EventRow event={event} inGroup />
          </li>
        ))}
      </ul>
    </section>
  );
}
