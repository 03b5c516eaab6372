import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { SearchResults } from '../api/search';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { HitRow } from './HitRow';
import { isKnown } from './kinds';

/** What is drawn at once of what is held. */
const AtOnce = 40;

interface ResultsProps {
  readonly results: SearchResults;
  readonly showsKind: boolean;
  /** Whether an answer to a newer question is awaited. */
  readonly isOld: boolean;
  readonly onMore?: () => Promise<void>;
  /** What to say where there is nothing. */
  readonly children: ComponentChildren;
}

/** The hits, the best first, and how many there are. */
export function Results({ results, showsKind, isOld, onMore, children }: ResultsProps) {
  const shown = useSignal(AtOnce);
  const hits = results.items.filter(isKnown);
  const isLonger = hits.length > shown.value || (onMore !== undefined && results.next !== undefined);
  const more = async () => {
    if (hits.length <= shown.value) await onMore?.();
    shown.value += AtOnce;
  };
  return (
    <div aria-busy={isOld}>
      {results.isPartial && <p class="find-note">{t('find.partial')}</p>}
      {hits.length > 0 && results.isNear && <p class="find-note">{t('find.near')}</p>}
      <p class="sr" role="status">
        {isOld ? '' : t('find.count', { n: Object.values(results.counts).reduce((sum, count) => sum + count, 0) })}
      </p>
      {hits.length === 0 && children}
      <ul class="directory" hidden={hits.length === 0}>
        {hits.slice(0, shown.value).map((hit) => (
          <HitRow key={`${hit.kind}/${hit.id}/${hit.no ?? ''}`} hit={hit} showsKind={showsKind} />
        ))}
      </ul>
      {isLonger && <Button onClick={() => void more()}>{t('action.more')}</Button>}
    </div>
  );
}
