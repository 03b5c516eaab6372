import '../styles/calendar.css';
import { useSignal } from '@preact/signals';
import { t } from '../i18n';
import { minute } from '../ui/clock';
import { Button } from '../ui/Button';
import { EventRow } from './EventRow';
import { useCalendar } from './useCalendar';

const Shown = 3;
/** On a phone the first is there at once, so that what is new still shows. */
const AtOnce = 1;
/** Near the end of a year the next one is looked at too. */
const Ahead = 60 * 86_400_000;

/** The next events, each with its answer: the first at once, the others with one press. */
export function ComingUp({ beside }: { beside?: boolean }) {
  const now = minute.value.getTime();
  const years = [...new Set([new Date(now).getFullYear(), new Date(now + Ahead).getFullYear()])];
  const { events, isWhole } = useCalendar(years);
  const isOpen = useSignal(false);
  const next = events.filter(({ until }) => until > now).slice(0, Shown);
  const shown = isOpen.value ? next : next.slice(0, AtOnce);
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
          {shown.map((event) => (
            <li key={event.id}>
              <EventRow event={event} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < next.length && (
        <Button look="quiet" icon="chevron-down" onClick={() => (isOpen.value = true)}>
          {t('calendar.home.more', { n: next.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
