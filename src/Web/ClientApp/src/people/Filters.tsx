import { LanguageNames, Languages, language, t } from '../i18n';
import { axisBranches, labelOf } from '../live/axes';
import { Button } from '../ui/Button';
import { countryName } from '../ui/countryName';
import { Icon } from '../ui/Icon';
import { OrganizationKinds } from './kinds';
import { everything, filtersIn, type Search } from './search';

interface FiltersProps {
  readonly search: Search;
  /** The countries that there is somebody from. */
  readonly countries: readonly string[];
  readonly onSearch: (search: Search) => void;
}

/** The text to look for, and what narrows it down. */
export function Filters({ search, countries, onSearch }: FiltersProps) {
  const set = filtersIn(search);
  const byName = countries
    .map((code) => [code, countryName(code)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, language.value));
  return (
    <search class="search">
      <div class="search-text">
        <Icon name="search" size={18} />
        <input
          type="search"
          name="q"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={search.text}
          onInput={(event) => onSearch({ ...search, text: event.currentTarget.value })}
        />
      </div>
      <details class="filters" open={set > 0}>
        <summary>
          {t('people.filters')}
          {set > 0 && <span class="badge">{set}</span>}
        </summary>
        <div class="filters-grid">
          <Choice
            label={t('people.country')}
            chosen={search.country}
            options={byName}
            onChoose={(country) => onSearch({ ...search, country })}
          />
          <Choice
            label={t('people.kind')}
            chosen={search.kind}
            options={OrganizationKinds.map((kind) => [kind, t(`orgKind.${kind}`)])}
            onChoose={(kind) => onSearch({ ...search, kind })}
          />
          <Choice
            label={t('people.axis')}
            chosen={search.axis}
            options={axisBranches.value
              .flatMap(({ axis, parts }) => [axis, ...parts])
              .map((axis) => [axis.id, labelOf(axis)])}
            onChoose={(axis) => onSearch({ ...search, axis })}
          />
          <Choice
            label={t('people.language')}
            chosen={search.language}
            options={Languages.map((one) => [one, LanguageNames[one]])}
            onChoose={(one) => onSearch({ ...search, language: one })}
          />
        </div>
        {set > 0 && (
          <Button look="quiet" icon="x" onClick={() => onSearch({ ...everything, text: search.text })}>
            {t('people.filters.clear')}
          </Button>
        )}
      </details>
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, chosen, options, onChoose }: ChoiceProps) {
  return (
    <label class="filter-choice">
      {label}
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t('people.all')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
