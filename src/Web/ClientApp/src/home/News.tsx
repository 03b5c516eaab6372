import { useSignal } from '@preact/signals';
import { firstHome } from '../app/session';
import type { Membership } from '../api/entries';
import { ThreadRow } from '../groups/ThreadRow';
import { t } from '../i18n';
import { dayName } from '../i18n/dates';
import { useLive, useMine } from '../live/hooks';
import { entryOf, unreadOf } from '../live/unread';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { hasRail, painted } from '../ui/screen';
import { byDay, firstRead, type NewsRow, newsOfGroups } from './newsRows';

const AtOnce = 20;
/** Before the first paint, as many as most screens show: phones and others. */
const FirstOnPhone = 6;
const First = 8;

/** What moved in my groups, with a line for each day; more on demand. */
export function News({ groups }: { groups: readonly Membership[] }) {
  const { topics, member } = useLive();
  const mine = useMine();
  const shown = useSignal(AtOnce);
  const held = (group: string) => topics.view(`group/${group}`).state.value.entries;
  const unreadIn = ({ card, group }: NewsRow) =>
    unreadOf(card, mine, member, entryOf(held(group.id), 'groupMember', member)?.since);
  const rows = newsOfGroups(groups, held, firstHome.value?.threads ?? []);
  const atFirst = painted.value ? shown.value : hasRail.value ? First : FirstOnPhone;
  const readFrom = firstRead(rows, (row) => unreadIn(row) > 0);
  return (
    <section aria-labelledby="news">
      <h2 id="news" class="sr">
        {t('home.news')}
      </h2>
      {byDay(rows.slice(0, atFirst)).map((day) => (
        <section key={day.at}>
          <h3 class="day">{dayName(new Date(day.at), minute.value)}</h3>
          <ul class="thread-rows">
            {day.rows.map(({ card, group }) => (
              <li key={card.id}>
                {card === readFrom && (
                  <p class="read-line">
                    <span>{t('thread.readLine')}</span>
                  </p>
                )}
                <ThreadRow card={card} group={group} showGroup />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {painted.value && rows.length > shown.value && (
        <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>
      )}
    </section>
  );
}
