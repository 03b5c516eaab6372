import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { firstHome } from '../app/session';
import { usePart } from '../app/usePart';
import type { Membership } from '../api/entries';
import { FeedRow } from '../feeds/FeedRow';
import { itemsOf } from '../feeds/rows';
import { ThreadRow } from '../groups/ThreadRow';
import { UnreadLine } from '../groups/UnreadLine';
import { speakMore, t } from '../i18n';
import { byDay, dayName } from '../i18n/dates';
import { useLive, useMine } from '../live/hooks';
import { entryOf, unreadOf } from '../live/unread';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { hasRail, painted } from '../ui/screen';
import { firstRead, merged, type News as Newest, type NewsRow, newsOfGroups } from './newsRows';

const AtOnce = 20;
/** Before the first paint, as many as most screens show: phones and others. */
const FirstOnPhone = 6;
const First = 8;
const Shared = 'feed/network';

/** With their words. */
const loadFilters = async () => (await Promise.all([import('../relations/NewsFilters'), speakMore()]))[0];

/** What moved in my groups and what was shared, with a line for each day; more on demand. */
export function News({ groups }: { groups: readonly Membership[] }) {
  const { topics, member, older } = useLive();
  const mine = useMine();
  const shown = useSignal(AtOnce);
  const filters = usePart(loadFilters);
  const { query } = useRoute();
  const held = (group: string) => topics.view(`group/${group}`).state.value.entries;
  const unreadIn = ({ card, group }: NewsRow) =>
    unreadOf(card, mine, member, entryOf(held(group.id), 'groupMember', member)?.since, group.id);
  const shared = [Shared, ...groups.map(({ id }) => `feed/${id}`)].map((topic) => topics.view(topic).state.value);
  const items = shared.flatMap(({ entries, low }) => itemsOf(entries, low));
  const news = merged(newsOfGroups(groups, held, firstHome.value?.threads ?? []), items);
  const atFirst = painted.value ? shown.value : hasRail.value ? First : FirstOnPhone;
  const readFrom = firstRead(news, (row) => unreadIn(row) > 0);
  const isMore = news.length > shown.value || (shared[0]?.low ?? 0) > 0;
  const more = () => {
    shown.value += AtOnce;
    if (news.length <= shown.value) void older(Shared).catch(() => {});
  };
  const list = (some: readonly Newest[]) =>
    byDay(some, ({ at }) => at).map((day) => (
      <section key={day.at}>
        <h3 class="day">{dayName(new Date(day.at), minute.value)}</h3>
        <ul class="thread-rows">
          {day.some.map(({ id, row, item }) => (
            <li key={id}>
              {id === readFrom && (
                <p class="read-line">
                  <span>{t('thread.readLine')}</span>
                </p>
              )}
              {row && <ThreadRow card={row.card} group={row.group} showGroup />}
              {item && <FeedRow item={item} />}
            </li>
          ))}
        </ul>
      </section>
    ));
  const whole = (
    <>
      {list(news.slice(0, atFirst))}
      {painted.value && news.length > 0 && isMore && <Button onClick={more}>{t('action.more')}</Button>}
    </>
  );
  return (
    <section aria-labelledby="news">
      <h2 id="news" class="sr">
        {t('home.news')}
      </h2>
      <Waiting />
      <UnreadLine groups={groups} />
      {filters ? <filters.NewsFilters /> : <div class="news-filters" />}
      {filters && query.ver ? <filters.Filtered news={news} list={list} /> : whole}
    </section>
  );
}

/** What was to be shared without a line, and will be. */
function Waiting() {
  const { outbox } = useLive();
  const waiting = outbox.items.value.filter(({ state }) => state !== 'refused');
  return waiting.map(({ id, command }) =>
    command.do === 'share' ? (
      <p key={id} class="share-waits" role="status">
        <span>{t('home.share.waits', { title: command.title })}</span>
        <Button look="quiet" onClick={() => void outbox.takeBack(id)}>
          {t('action.undo')}
        </Button>
      </p>
    ) : null,
  );
}
