import { LanguageNames, Languages, t } from '../i18n';
import { OrganizationKinds } from './kinds';
import { axisOptions, Choice, countryOptions, SearchForm } from './SearchForm';
import { everything, filtersIn, type Search } from './search';

interface FiltersProps {
  readonly search: Search;
  /** The countries that there is somebody from. */
  readonly countries: readonly string[];
  readonly onSearch: (search: Search) => void;
}

/** The text to look for among people and organizations, and what narrows it down. */
export function Filters({ search, countries, onSearch }: FiltersProps) {
  return (
    <SearchForm
      label={t('people.search')}
      text={search.text}
      onText={(text) => onSearch({ ...search, text })}
      set={filtersIn(search)}
      onClear={() => onSearch({ ...everything, text: search.text })}
    >
      <Choice
        label={t('people.country')}
        chosen={search.country}
        options={countryOptions(countries)}
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
        options={axisOptions()}
        onChoose={(axis) => onSearch({ ...search, axis })}
      />
      <Choice
        label={t('people.language')}
        chosen={search.language}
        options={Languages.map((one) => [one, LanguageNames[one]])}
        onChoose={(one) => onSearch({ ...search, language: one })}
      />
    </SearchForm>
  );
}
