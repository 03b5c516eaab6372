import '../styles/calendar.css';
import { t } from '../i18n';
import { minute } from '../ui/clock';
import { EventRow } from './EventRow';
import { useCalendar } from './useCalendar';

const Shown = 3;
/** Near the end of a year the next one is looked at too. */
const Ahead = 60 * 86_400_000;

/** The next events, each with its answer; `beside` in the right column, where there is less room. */
export function ComingUp({ beside }: { beside?: boolean }) {
  const now = minute.value.getTime();
  const years = [...new Set([new Date(now).getFullYear(), new Date(now + Ahead).getFullYear()])];
  const { events, isWhole } = useCalendar(years);
  const next = events.filter(({ until }) => until > now).slice(0, beside ? Shown - 1 : Shown);
  if (next.length === 0 && !isWhole) return null;
  const id = beside ? 'coming-up-beside' : 'coming-up';
  return (
    <section class={beside ? 'box coming-up' : 'coming-up'} aria-labelledby={id}>
      <div class="row-between">
        <h2 id={id} class="overline">
          {t('calendar.home')}
        </h2>
        <a class="coming-up-all" href="/app/calendario">
          {t('calendar.home.all')}
        </a>
      </div>
      {next.length === 0 ? (
        <p class="small">{t('calendar.upcoming.none')}</p>
      ) : (
        <ul class="event-rows">
          {next.map((event) => (
            <li key={event.id}>
              <EventRow event={event} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
