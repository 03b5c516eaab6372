import '../styles/calendar.css';
import type { TabProps } from '../groups/tabs';
import { isWritable } from '../groups/useGroup';
import { t } from '../i18n';
import { ButtonLink } from '../ui/Button';
import { minute } from '../ui/clock';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { EventRow } from './EventRow';
import { useCalendar } from './useCalendar';

/** The events of a group that are not over, as a tab of it. */
export default function CalendarTab({ view }: TabProps) {
  const group = view.id;
  const now = minute.value.getTime();
  const year = new Date(now).getFullYear();
  const { events, isWhole } = useCalendar([year, year + 1], group);
  const next = events.filter(({ until }) => until > now);
  if (next.length === 0 && !isWhole) return <Skeleton rows={1} />;
  const all = (
    <a class="coming-up-all" href={`/app/calendario?grupo=${group}`}>
      {t('calendar.home.all')}
    </a>
  );
  const share = isWritable(view) && (
    <ButtonLink look="primary" icon="plus" href={`/app/compartir/event?grupo=${group}`}>
      {t('calendar.empty.act')}
    </ButtonLink>
  );
  if (next.length === 0) {
    return (
      <EmptyState id={group} title={t('calendar.of.none')}>
        {share}
        {all}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="events-of">
      <h2 id="events-of" class="sr">
        {t('calendar.of')}
      </h2>
      <div class="row-between">
        {share}
        {all}
      </div>
      <ul class="event-rows of-group">
        {next.map((event) => (
          <li key={event.id}>
            <EventRow event={event} inGroup />
          </li>
        ))}
      </ul>
    </section>
  );
}
