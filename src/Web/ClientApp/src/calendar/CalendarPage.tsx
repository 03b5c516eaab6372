import '../styles/people.css';
import '../styles/calendar.css';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { ownZone } from '../publications/zones';
import { ButtonLink } from '../ui/Button';
import { minute } from '../ui/clock';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { EventList } from './EventList';
import { EventRow } from './EventRow';
import { fits, type Wanted } from './events';
import { Filters } from './Filters';
import { MonthGrid } from './MonthGrid';
import { addMonths, dayIn, type Day, yearOf } from './month';
import { Subscribe } from './Subscribe';
import { useCalendar, useOwnAnswers } from './useCalendar';

/** The events of the network and of the reader's groups: as a list of what comes, or a month. */
export default function CalendarPage() {
  const { query } = useRoute();
  const { line } = useLive();
  const today = dayIn(minute.value.toISOString(), ownZone());
  const day = useSignal<Day>(today);
  const back = useSignal(0);
  const wanted = useSignal<Wanted>({ whose: query.grupo ?? '', axis: '', country: '' });
  const isMonth = query.ver === 'mes';
  const { events, isWhole } = useCalendar(isMonth ? monthYears(day.value) : listYears(today, back.value));
  const answers = useOwnAnswers();
  const goes = (id: string) => answers(id) === 'going' || answers(id) === 'maybe';
  const chosen = events.filter((event) => fits(event, wanted.value, goes));
  const onDay = chosen.filter(({ days }) => days.includes(day.value));
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('nav.calendar')} />
        <ButtonLink look="primary" icon="plus" href="/app/compartir/event">
          {t('calendar.empty.act')}
        </ButtonLink>
      </div>
      <nav class="group-tabs" aria-label={t('calendar.view')}>
        <a href="/app/calendario" aria-current={isMonth ? undefined : 'page'}>
          {t('calendar.view.list')}
        </a>
        <a href="/app/calendario?ver=mes" aria-current={isMonth ? 'page' : undefined}>
          {t('calendar.view.month')}
        </a>
      </nav>
      <Filters
        events={events}
        wanted={wanted.value}
        onWant={(change) => (wanted.value = { ...wanted.value, ...change })}
      />
      {isMonth ? (
        <>
          <MonthGrid events={chosen} day={day.value} today={today} onChoose={(next) => (day.value = next)} />
          <section class="month-chosen" aria-label={t('calendar.of')} aria-live="polite">
            {onDay.length === 0 && <p class="small">{t('calendar.day.none')}</p>}
            <ul class="event-rows">
              {onDay.map((event) => (
                <li key={event.id}>
                  <EventRow event={event} />
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : events.length === 0 && !isWhole ? (
        line.value === 'waiting' ? (
          <NoLine />
        ) : (
          <Skeleton rows={4} />
        )
      ) : (
        <EventList
          events={chosen}
          today={today}
          isEmpty={events.length === 0}
          back={back.value}
          onBack={() => back.value++}
        />
      )}
      <Subscribe />
    </>
  );
}

/** The years of the days that a month shows, and of those beside it. */
const monthYears = (day: Day): number[] => [...new Set([addMonths(day, -1), day, addMonths(day, 1)].map(yearOf))];

/** This year and the next, and as many before as were asked for. */
const listYears = (today: Day, back: number): number[] =>
  Array.from({ length: back + 2 }, (_, n) => yearOf(today) + 1 - n);
