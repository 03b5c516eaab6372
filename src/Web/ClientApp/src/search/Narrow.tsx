import type { SearchHit } from '../api/search';
import { LanguageNames, type Language, t } from '../i18n';
import { axisLabel } from '../live/axes';
import { countryName } from '../ui/countryName';
import { Icon } from '../ui/Icon';
import { dayInWords } from '../initiatives/days';
import type { Question } from './question';

/** How many countries and how many axes are offered. */
const Offered = { countries: 6, axes: 3 };

interface NarrowProps {
  readonly question: Question;
  readonly hits: readonly SearchHit[];
  readonly onQuestion: (question: Question) => void;
}

/** The filters that are set, each to be taken away; then those that what was found suggests. */
export function Narrow({ question, hits, onQuestion }: NarrowProps) {
  const set = (
    [
      ['country', countryName(question.country)],
      ['axis', question.axis && (axisLabel(question.axis) ?? question.axis)],
      ['language', LanguageNames[question.language as Language]],
      ['from', question.from && `${t('find.from')} ${dayInWords(question.from)}`],
      ['to', question.to && `${t('find.to')} ${dayInWords(question.to)}`],
    ] as const
  ).filter(([, name]) => name);
  const offered = [
    ...(question.country
      ? []
      : most(
          hits.map((hit) => hit.country),
          Offered.countries,
        ).map((one) => ['country', one, countryName(one)])),
    ...(question.axis
      ? []
      : most(
          hits.flatMap((hit) => hit.axes),
          Offered.axes,
        ).map((one) => ['axis', one, axisLabel(one) ?? ''])),
  ].filter(([, , name]) => name) as [keyof Question, string, string][];
  if (set.length + offered.length === 0) return null;
  return (
    <ul class="chips find-chips" aria-label={t('find.narrow')}>
      {set.map(([part, name]) => (
        <li key={part}>
          <button
            type="button"
            class="chip is-set"
            aria-label={t('find.without', { name: name ?? '' })}
            onClick={() => onQuestion({ ...question, [part]: '' })}
          >
            {name} <Icon name="x" size={16} />
          </button>
        </li>
      ))}
      {offered.map(([part, value, name]) => (
        <li key={`${part}-${value}`}>
          <button
            type="button"
            class="chip"
            aria-label={t('find.only', { name })}
            onClick={() => onQuestion({ ...question, [part]: value })}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The values that stand most often, where there is more than one to choose among. */
function most(values: readonly string[], count: number): string[] {
  const counts = new Map<string, number>();
  for (const value of values.filter(Boolean)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts.size < 2
    ? []
    : [...counts]
        .sort(([, a], [, b]) => b - a)
        .slice(0, count)
        .map(([value]) => value);
}
