import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import type { FeedItem } from '../api/entries';
import { get } from '../api/http';
import { type News, merged } from '../home/newsRows';
import { t } from '../i18n';
import { AxesTopic, isAbout } from '../live/axes';
import { useLive, useMine, useTopic } from '../live/hooks';
import { followsOf } from './following';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { useLoaded } from '../ui/useLoaded';
import { isFollowed } from './isFollowed';

const Filters = ['', 'grupos', 'sigo'] as const;
const Words = {
  '': 'relations.news.all',
  grupos: 'relations.news.groups',
  sigo: 'relations.news.followed',
} as const;

interface SomeProps {
  readonly news: readonly News[];
  /** Draws some of it. */
  readonly list: (news: readonly News[]) => ComponentChildren;
}

/** Chooses what of the news is shown; the choice stands in the address, so that nothing is hidden the next time. */
export function NewsFilters() {
  const { query } = useRoute();
  const { path, route } = useLocation();
  return (
    <ul class="chips news-filters" aria-label={t('relations.news.filter')}>
      {Filters.map((one) => (
        <li key={one}>
          <button
            type="button"
            class="chip chip-press"
            aria-pressed={one === (query.ver ?? '')}
            onClick={() => route(one ? `${path}?ver=${one}` : path, true)}
          >
            {t(Words[one])}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What was chosen of the news. */
export function Filtered(props: SomeProps) {
  return useRoute().query.ver === 'grupos' ? <OfGroups {...props} /> : <Followed {...props} />;
}

const AtOnce = 20;

/** What moved and was shared in the own groups. */
function OfGroups({ news, list }: SomeProps) {
  const shown = useSignal(AtOnce);
  const own = news.filter(({ row, item }) => row ?? item?.group);
  if (own.length === 0) return <p class="small">{t('relations.news.groups.none')}</p>;
  return (
    <>
      {list(own.slice(0, shown.value))}
      {own.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}

interface FollowedNews {
  readonly items: readonly FeedItem[];
  readonly more: boolean;
}

const pageBefore = (at?: string) =>
  get<FollowedNews>(`/api/home/followed${at ? `?before=${encodeURIComponent(at)}` : ''}`);

/** What was shared by whom and about what the reader follows: what is held comes live, older things are asked for. */
function Followed({ news, list }: SomeProps) {
  useTopic(AxesTopic);
  const { line } = useLive();
  const targets = new Set(followsOf(useMine()).map(({ target }) => target));
  const key = [...targets].sort().join();
  const first = useLoaded(() => pageBefore(), key);
  const older = useSignal<{ readonly key: string; readonly pages: readonly FollowedNews[] }>({ key, pages: [] });
  const busy = useSignal(false);
  const failed = useSignal(false);
  const pages = [first.value, ...(older.value.key === key ? older.value.pages : [])].filter((one) => one !== undefined);
  const held = news.flatMap(({ item }) => (item && isFollowed(item, targets, isAbout) ? [item] : []));
  const last = pages.at(-1);
  const from = last?.more ? (last.items.at(-1)?.sharedAt ?? '') : '';
  const asked = pages.flatMap(({ items }) => items);
  // What is held of an item is newer than what was asked for; what is held below the last page comes in its turn.
  const shown = merged([], [...asked, ...held.filter(({ sharedAt }) => sharedAt >= from)]);
  const more = async () => {
    busy.value = true;
    failed.value = false;
    try {
      const page = await pageBefore(from);
      older.value = { key, pages: [...(older.value.key === key ? older.value.pages : []), page] };
    } catch {
      failed.value = true;
    }
    busy.value = false;
  };
  if (targets.size === 0) {
    return (
      <EmptyState id="followed" title={t('relations.mine.none')}>
        <p class="small">{t('relations.mine.example')}</p>
        <ButtonLink look="primary" href="/app/cerca">
          {t('near.title')}
        </ButtonLink>
      </EmptyState>
    );
  }
  if (!first.value && shown.length === 0) return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />;
  return (
    <>
      {shown.length === 0 && <p class="small">{t('relations.news.followed.none')}</p>}
      {list(shown)}
      {failed.value && <p class="field-error">{t('error.line')}</p>}
      {last?.more && (
        <Button busy={busy.value} onClick={() => void more()}>
          {t('action.more')}
        </Button>
      )}
      <p>
        <a href="/app/sigo">{t('relations.news.followed.mine')}</a>
      </p>
    </>
  );
}
