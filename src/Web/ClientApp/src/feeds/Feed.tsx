import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type FeedItem, type PublicationKind, PublicationKinds } from '../api/entries';
import { t } from '../i18n';
import { dayName } from '../i18n/dates';
import { useLive, useTopic } from '../live/hooks';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { FeedRow } from './FeedRow';
import { byDay, itemsOf } from './rows';

interface FeedProps {
  /** One of the keys of feeds: `network`, an id, `axis-…`, `country-…`. */
  readonly feed: string;
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

/** What was shared in one place, newest first. What is being read never moves: newer things wait behind a button. */
export function Feed({ feed, empty, filters = false, only, atOnce = 10 }: FeedProps) {
  const topic = `feed/${feed}`;
  const { older, line, member } = useLive();
  const { state, status } = useTopic(topic);
  const kind = useSignal<PublicationKind | ''>('');
  const shown = useSignal(atOnce);
  const loading = useSignal(false);
  const failed = useSignal(false);
  const low = state?.low ?? 0;
  const all = state ? itemsOf(state.entries, low, kind.value) : [];
  const held = useFresh(all, member, only);
  const chosen = held.items;
  const more = async () => {
    shown.value += atOnce;
    if (chosen.length > shown.value || low === 0) return;
    loading.value = true;
    failed.value = false;
    try {
      await older(topic);
    } catch {
      failed.value = true;
    }
    loading.value = false;
  };
  if (!state || status !== 'held') {
    // A place that nobody shared in yet is no topic, and no failure either.
    if (status === 'gone') return <p class="small">{empty}</p>;
    return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={2} shape="card" />;
  }
  return (
    <div class="feed">
      {filters && itemsOf(state.entries, low).length > 0 && (
        <KindFilter chosen={kind.value} onChoose={(one) => (kind.value = one)} />
      )}
      {held.fresh > 0 && (
        <button type="button" class="news feed-news" onClick={held.show}>
          {t('feed.fresh', { n: held.fresh })}
        </button>
      )}
      {chosen.length === 0 && <p class="small">{kind.value ? t('feed.none.kind') : empty}</p>}
      {byDay(chosen.slice(0, shown.value)).map((day) => (
        <section key={day.at}>
          <p class="day">{dayName(new Date(day.at), minute.value)}</p>
          <ul class="feed-rows">
            {day.items.map((item) => (
              <li key={item.id}>
                <FeedRow item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {failed.value && <p class="field-error">{t('error.line')}</p>}
      {(chosen.length > shown.value || low > 0) && (
        <Button busy={loading.value} onClick={() => void more()}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}

/** Holds back what came since, while one reads further down; what is one's own shows at once. */
function useFresh(all: readonly FeedItem[], member: string, only: FeedProps['only']) {
  const list = only ? all.filter(only) : all;
  const newest = list[0]?.no ?? 0;
  const seen = useSignal(newest);
  const first = useRef(true);
  useEffect(() => {
    const own = list[0] !== undefined && list[0].authors.includes(member);
    if (first.current || scrollY < NearTop || own) seen.value = newest;
    if (newest > 0) first.current = false;
  }, [newest]);
  const items = first.current ? list : list.filter((item) => item.no <= Math.max(seen.value, 0));
  return {
    items,
    fresh: list.length - items.length,
    show: () => {
      seen.value = newest;
      scrollTo(0, 0);
    },
  };
}

function KindFilter({
  chosen,
  onChoose,
}: {
  chosen: PublicationKind | '';
  onChoose: (kind: PublicationKind | '') => void;
}) {
  return (
    <ul class="chips kind-filter" aria-label={t('feed.kinds')}>
      {(['', ...PublicationKinds] as const).map((kind) => (
        <li key={kind}>
          <button type="button" class="chip chip-press" aria-pressed={kind === chosen} onClick={() => onChoose(kind)}>
            {kind ? t(`kind.${kind}`) : t('feed.all')}
          </button>
        </li>
      ))}
    </ul>
  );
}
