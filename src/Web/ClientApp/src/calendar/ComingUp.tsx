import '../styles/calendar.css';
import { t } from '../i18n';
import { minute } from '../ui/clock';
import { Icon } from '../ui/Icon';
import { EventRow } from './EventRow';
import { hoursIn } from './hours';
import { useCalendar } from './useCalendar';

const Shown = 3;
/** Near the end of a year the next one is looked at too. */
const Ahead = 60 * 86_400_000;

/** The next events, each with its answer, behind one row that names the first: so what is new still shows. */
export function ComingUp() {
  const now = minute.value.getTime();
  const years = [...new Set([new Date(now).getFullYear(), new Date(now + Ahead).getFullYear()])];
  const { events, isWhole } = useCalendar(years);
  const next = events.filter(({ until }) => until > now).slice(0, Shown);
  const [first] = next;
  if (!first && !isWhole) return null;
  const all = (
    <a class="coming-up-all" href="/app/calendario">
      {t('calendar.home.all')}
    </a>
  );
  if (!first) return <p class="coming-up">{all}</p>;
  return (
    <details class="coming-up">
      <summary class="for-me-row">
        <Icon name="calendar" />
        <span class="clip">{t('calendar.home.next', { title: first.title, when: hoursIn(first) })}</span>
      </summary>
      <ul class="event-rows">
        {next.map((event) => (
          <li key={event.id}>
            <EventRow event={event} />
          </li>
        ))}
      </ul>
      {all}
    </details>
  );
}
