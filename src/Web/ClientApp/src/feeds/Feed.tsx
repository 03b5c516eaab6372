import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type FeedItem, type PublicationKind, PublicationKinds } from '../api/entries';
import { t } from '../i18n';
import { byDay, dayName } from '../i18n/dates';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { FeedRow } from './FeedRow';
import { sharedAt, together } from './together';
import { useFeeds } from './useFeeds';

interface FeedProps {
  /** Some of the keys of feeds, shown as one: `network`, an id, `axis-…`, `country-…`. */
  readonly feeds: readonly string[];
  /** What appears here, said while there is nothing. */
  readonly empty: string;
  /** Whether one can look at one kind alone. */
  readonly filters?: boolean;
  /** Looks at some alone. */
  readonly only?: (item: FeedItem) => boolean;
  /** How many at first. */
  readonly atOnce?: number;
}

/** Near the top nobody has begun to read what would move. */
const NearTop = 240;

/** What was shared in a place, newest first. What is being read never moves: newer things wait behind a button. */
export function Feed({ feeds, empty, filters = false, only, atOnce = 10 }: FeedProps) {
  const { older, line, member } = useLive();
  const { held, isWhole } = useFeeds(feeds);
  const kind = useSignal<PublicationKind | ''>('');
  const shown = useSignal(atOnce);
  const loading = useSignal(false);
  const failed = useSignal(false);
  const { items: all, next } = together(held);
  const fits = (item: FeedItem) => (!kind.value || item.type === kind.value) && (!only || only(item));
  const { items: chosen, fresh, show } = useFresh(all.filter(fits), member);
  const kinds = PublicationKinds.filter((one) => all.some(({ type }) => type === one));
  const more = async () => {
    shown.value += atOnce;
    if (chosen.length > shown.value) return;
    loading.value = true;
    failed.value = false;
    try {
      await Promise.all(next.map(older));
    } catch {
      failed.value = true;
    }
    loading.value = false;
  };
  const isWaiting = line.value === 'waiting';
  // Without a line, what is here is shown, though something may be missing between it.
  if (!isWhole && !(isWaiting && held.length > 0)) return isWaiting ? <NoLine /> : <Skeleton rows={2} shape="card" />;
  return (
    <div class="feed">
      {filters && kinds.length > 1 && (
        <KindFilter kinds={kinds} chosen={kind.value} onChoose={(one) => (kind.value = one)} />
      )}
      {fresh > 0 && (
        <button type="button" class="news feed-news" onClick={show}>
          {t('feed.fresh', { n: fresh })}
        </button>
      )}
      {chosen.length === 0 && <p class="small">{kind.value ? t('feed.none.kind') : empty}</p>}
      {byDay(chosen.slice(0, shown.value), ({ sharedAt: at }) => at).map((day) => (
        <section key={day.at}>
          <p class="day">{dayName(new Date(day.at), minute.value)}</p>
          <ul class="feed-rows">
            {day.some.map((item) => (
              <li key={item.id}>
                <FeedRow item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {failed.value && <p class="field-error">{t('error.line')}</p>}
      {(chosen.length > shown.value || next.length > 0) && (
        <Button busy={loading.value} onClick={() => void more()}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}

/** Holds back what came since, while one reads further down; what is one's own shows at once. */
function useFresh(list: readonly FeedItem[], member: string) {
  const newest = list[0] ? sharedAt(list[0]) : 0;
  const isOwn = list[0]?.authors.includes(member) ?? false;
  const seen = useSignal(newest);
  // What came first, or comes while nobody reads further down, is seen; anything later waits.
  useEffect(() => {
    if (seen.peek() === 0 || scrollY < NearTop || isOwn) seen.value = newest;
  }, [newest]);
  const items = seen.value === 0 ? list : list.filter((item) => sharedAt(item) <= seen.value);
  return {
    items,
    fresh: list.length - items.length,
    show: () => {
      seen.value = newest;
      scrollTo(0, 0);
    },
  };
}

interface KindFilterProps {
  readonly kinds: readonly PublicationKind[];
  readonly chosen: PublicationKind | '';
  readonly onChoose: (kind: PublicationKind | '') => void;
}

/** One kind alone, among those that are there. */
function KindFilter({ kinds, chosen, onChoose }: KindFilterProps) {
  return (
    <ul class="chips kind-filter" aria-label={t('feed.kinds')}>
      {(['', ...kinds] as const).map((kind) => (
        <li key={kind}>
          <button type="button" class="chip chip-press" aria-pressed={kind === chosen} onClick={() => onChoose(kind)}>
            {kind ? t(`kind.${kind}`) : t('feed.all')}
          </button>
        </li>
      ))}
    </ul>
  );
}
