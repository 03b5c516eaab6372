import type { HitKind, SearchResults } from '../api/search';
import { type Key, t } from '../i18n';
import { Kinds } from './kinds';

interface KindTabsProps {
  readonly chosen: string;
  readonly counts: SearchResults['counts'];
  readonly onChoose: (kind: string) => void;
}

/** The kinds that something was found of, with how many. */
export function KindTabs({ chosen, counts, onChoose }: KindTabsProps) {
  const there = (Object.keys(Kinds) as HitKind[]).filter((kind) => counts[kind] || kind === chosen);
  const sum = there.reduce((all, kind) => all + (counts[kind] ?? 0), 0);
  const tabs: readonly (readonly [kind: string, label: Key, count: number])[] = [
    ['', 'find.everything', sum],
    ...there.map((kind) => [kind, Kinds[kind].all, counts[kind] ?? 0] as const),
  ];
  return (
    <fieldset class="find-kinds">
      <legend class="sr">{t('find.kinds')}</legend>
      {tabs.map(([kind, label, count]) => (
        <label key={kind} class="segment">
          <input type="radio" name="kind" checked={chosen === kind} onChange={() => onChoose(kind)} />
          {t(label)} <span class="segment-count">{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
