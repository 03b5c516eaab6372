import '../styles/people.css';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import type { InitiativeCard } from '../api/entries';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { axisOptions, Choice, countryOptions, SearchForm } from '../people/SearchForm';
import { byName } from '../people/search';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { InitiativeRow } from './InitiativeRow';
import { InitiativeKinds } from './kinds';
import { everyInitiative, filtersIn, findInitiatives, type InitiativeSearch } from './search';
import { useOwnOrganizations } from './useOwnOrganizations';

const AtOnce = 40;

/** The initiatives of the network, found at once in the directory that this browser keeps. */
export default function InitiativesPage() {
  const { query } = useRoute();
  const { line } = useLive();
  const search = useSignal<InitiativeSearch>({ ...everyInitiative, country: query.pais ?? '' });
  const directory = useTopic('directory/initiatives');
  const cards = directory.state ? entriesOf(directory.state.entries, 'initiativeCard') : [];
  const loading = directory.status === 'loading' || (directory.status === 'empty' && cards.length === 0);
  const mayAdd = useOwnOrganizations().length > 0;
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('initiative.title')} />
        {mayAdd && (
          <ButtonLink icon="plus" href="/app/iniciativas/nueva">
            {t('initiative.new')}
          </ButtonLink>
        )}
      </div>
      <p class="lead">{t('initiative.lead')}</p>
      <Filters search={search.value} cards={cards} onSearch={(next) => (search.value = next)} />
      {!loading && (
        <Found
          found={findInitiatives(cards, search.value)}
          isSearched={search.value.text !== '' || filtersIn(search.value) > 0}
        />
      )}
      {loading && (line.value === 'waiting' ? <NoLine /> : <Skeleton rows={6} />)}
    </>
  );
}

interface FiltersProps {
  readonly search: InitiativeSearch;
  readonly cards: readonly InitiativeCard[];
  readonly onSearch: (search: InitiativeSearch) => void;
}

function Filters({ search, cards, onSearch }: FiltersProps) {
  const accompanying = [...new Set(cards.map((card) => card.organization))].flatMap((id) => organizationCard(id) ?? []);
  const organizations = byName(accompanying).map(({ id, name }) => [id, name] as const);
  return (
    <SearchForm
      label={t('initiative.search')}
      text={search.text}
      onText={(text) => onSearch({ ...search, text })}
      set={filtersIn(search)}
      onClear={() => onSearch({ ...everyInitiative, text: search.text })}
    >
      <Choice
        label={t('initiative.kind')}
        chosen={search.kind}
        options={InitiativeKinds.map((kind) => [kind, t(`initiativeKind.${kind}`)])}
        onChoose={(kind) => onSearch({ ...search, kind })}
      />
      <Choice
        label={t('people.country')}
        chosen={search.country}
        options={countryOptions(cards.map((card) => card.country))}
        onChoose={(country) => onSearch({ ...search, country })}
      />
      <Choice
        label={t('people.axis')}
        chosen={search.axis}
        options={axisOptions()}
        onChoose={(axis) => onSearch({ ...search, axis })}
      />
      <Choice
        label={t('initiative.organization.filter')}
        chosen={search.organization}
        options={organizations}
        onChoose={(organization) => onSearch({ ...search, organization })}
      />
    </SearchForm>
  );
}

function Found({ found, isSearched }: { found: readonly InitiativeCard[]; isSearched: boolean }) {
  const shown = useSignal(AtOnce);
  if (found.length === 0) {
    return (
      <EmptyState id="initiatives" title={t(isSearched ? 'initiative.none' : 'initiative.empty')}>
        {!isSearched && <p>{t('initiative.empty.act')}</p>}
      </EmptyState>
    );
  }
  return (
    <>
      <p class="small" role="status">
        {t('initiative.count', { n: found.length })}
      </p>
      <ul class="directory">
        {found.slice(0, shown.value).map((card) => (
          <InitiativeRow key={card.id} card={card} />
        ))}
      </ul>
      {found.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}
