import { useEffect } from 'preact/hooks';
import type { Attendance, GroupId } from '../api/entries';
import { myGroups } from '../app/places';
import { language } from '../i18n';
import { useLive, useMine } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { ownZone } from '../publications/zones';
import { type CalendarEvent, eventOf, inOrder } from './events';

interface Calendar {
  readonly events: readonly CalendarEvent[];
  /** Whether all that was asked for is here. */
  readonly isWhole: boolean;
}

/** The events of some years, of the network and the reader's groups or of one group alone, followed while the view is
 * there. */
export function useCalendar(years: readonly number[], only?: GroupId): Calendar {
  const { topics } = useLive();
  const owners = only ? [only] : ['network', ...myGroups().map(({ id }) => id)];
  const names = owners.flatMap((owner) => years.map((year) => `calendar/${owner}-${year}`));
  const key = names.join();
  useEffect(() => {
    const leave = key.split(',').map((name) => topics.use(name));
    return () => leave.forEach((one) => one());
  }, [topics, key]);
  const views = names.map((name) => topics.view(name));
  const zone = ownZone();
  const items = views.flatMap(({ state }) => entriesOf(state.value.entries, 'calendarItem'));
  return {
    events: inOrder(items.map((item) => eventOf(item, language.value, zone))),
    isWhole: views.every(({ status, state }) =>
      status.value === 'held' ? state.value.low === 0 : status.value === 'gone',
    ),
  };
}

/** What the reader answered to an event. */
export function useOwnAnswers(): (id: string) => Attendance | undefined {
  const mine = useMine();
  return (id) => entryOf(mine, 'answering', `answer-${id}`)?.answer;
}
