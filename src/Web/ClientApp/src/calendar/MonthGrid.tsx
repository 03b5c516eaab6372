import { useLayoutEffect, useRef } from 'preact/hooks';
import { language, t } from '../i18n';
import { ofYear } from '../i18n/basque';
import { fullDay, wordIn } from '../i18n/dates';
import { Button } from '../ui/Button';
import type { CalendarEvent } from './events';
import {
  addDays,
  addMonths,
  dateOf,
  type Day,
  monthOf,
  startOfWeek,
  weekdayOf,
  weeksOf,
  weekStart,
  yearOf,
} from './month';

/** Titles in one day of a wide screen; a phone shows dots. */
const Titles = 2;
const Dots = 3;

interface MonthGridProps {
  readonly events: readonly CalendarEvent[];
  readonly day: Day;
  readonly today: Day;
  readonly onChoose: (day: Day) => void;
}

/** A month as a table of days, gone through by arrow keys; what takes place on the chosen day stands below it. */
export function MonthGrid({ events, day, today, onChoose }: MonthGridProps) {
  const first = weekStart(language.value);
  const weeks = weeksOf(day, first);
  const table = useRef<HTMLTableElement>(null);
  const byKeys = useRef(false);
  // Before the next key comes: the button that had the focus may be gone.
  useLayoutEffect(() => {
    if (!byKeys.current) return;
    byKeys.current = false;
    table.current?.querySelector<HTMLButtonElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = after(event.key, day, first);
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    byKeys.current = next !== day;
    onChoose(next);
  };
  const weekdays = weeks[0] ?? [];
  return (
    <section class="month">
      <div class="month-head">
        <Button icon="arrow-left" label={t('calendar.month.previous')} onClick={() => onChoose(addMonths(day, -1))} />
        <h2 id="month" aria-live="polite">
          {monthName(day)}
        </h2>
        <Button icon="arrow-right" label={t('calendar.month.next')} onClick={() => onChoose(addMonths(day, 1))} />
        <Button look="quiet" disabled={day === today} onClick={() => onChoose(today)}>
          {t('time.today')}
        </Button>
      </div>
      <p id="month-help" class="sr">
        {t('calendar.month.help')}
      </p>
      <table
        ref={table}
        class="month-days"
        role="grid"
        aria-labelledby="month"
        aria-describedby="month-help"
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {weekdays.map((one) => (
              <th key={one} scope="col" abbr={wordIn('date.weekdays', weekdayOf(one))}>
                {wordIn('calendar.weekdays.short', weekdayOf(one))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td key={one} role="gridcell" aria-selected={one === day}>
                  <DayButton
                    day={one}
                    isOutside={monthOf(one) !== monthOf(day)}
                    isChosen={one === day}
                    isToday={one === today}
                    events={events.filter(({ days }) => days.includes(one))}
                    onChoose={onChoose}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DayButtonProps {
  readonly day: Day;
  readonly isOutside: boolean;
  readonly isChosen: boolean;
  readonly isToday: boolean;
  readonly events: readonly CalendarEvent[];
  readonly onChoose: (day: Day) => void;
}

function DayButton({ day, isOutside, isChosen, isToday, events, onChoose }: DayButtonProps) {
  const words = fullDay(dateOf(day));
  return (
    <button
      type="button"
      class={isOutside ? 'month-day is-outside' : 'month-day'}
      data-day={day}
      tabIndex={isChosen ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      onClick={() => onChoose(day)}
    >
      <span class="sr">
        {events.length > 0 ? `${words}, ${t('calendar.day.events', { n: events.length })}` : words}
      </span>
      <span class="month-no" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      {events.length > 0 && (
        <>
          <span class="month-dots">
            {events.slice(0, Dots).map(({ id }) => (
              <span key={id} class="month-dot" />
            ))}
          </span>
          <span class="month-titles">
            {events.slice(0, Titles).map(({ id, title }) => (
              <span key={id} class="month-title clip">
                {title}
              </span>
            ))}
            {events.length > Titles && <span class="month-more">+{events.length - Titles}</span>}
          </span>
        </>
      )}
    </button>
  );
}

/** "Marzo de 2026". */
function monthName(day: Day): string {
  const text = t('calendar.month.current', {
    month: wordIn('date.months', dateOf(day).getMonth()),
    year: language.value === 'eu' ? ofYear(yearOf(day)) : day.slice(0, 4),
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The day to which a key leads; null: none. */
export function after(key: string, day: Day, first: number): Day | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return startOfWeek(day, first);
    case 'End':
      return addDays(startOfWeek(day, first), 6);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return null;
  }
}
