import '../styles/people.css';
import '../styles/needs.css';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import type { NeedCard } from '../api/entries';
import { LanguageNames, Languages, t } from '../i18n';
import { today } from '../initiatives/days';
import { useEntries, useLive, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { axisOptions, Choice, countryOptions, SearchForm } from '../people/SearchForm';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { NeedRow } from './NeedRow';
import { everyNeed, filtersIn, findNeeds, inOrder, type NeedSearch } from './search';
import { Talks } from './Talks';
import { useOwn } from './useOwn';

const AtOnce = 40;
const Views = ['need', 'offer', 'mine'] as const;
type View = (typeof Views)[number];

const viewIn = (said: string | undefined): View => (said === 'ofertas' ? 'offer' : said === 'mias' ? 'mine' : 'need');

/** What is needed and offered in the network, found at once in the directory that this browser keeps. */
export default function NeedsPage() {
  const { query } = useRoute();
  const { line } = useLive();
  const search = useSignal<NeedSearch>({ ...everyNeed, axis: query.eje ?? '' });
  const view = useSignal<View>(viewIn(query.ver));
  const own = useOwn();
  const directory = useTopic('directory/needs');
  useEntries('directory/initiatives');
  const cards = directory.state ? entriesOf(directory.state.entries, 'needCard') : [];
  const loading = directory.status === 'loading' || (directory.status === 'empty' && cards.length === 0);
  const found: Record<View, readonly NeedCard[]> = {
    need: findNeeds(cards, 'need', search.value, today()),
    offer: findNeeds(cards, 'offer', search.value, today()),
    mine: inOrder(cards.filter(own.isOwn), today()),
  };
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('nav.needs')} />
        <ButtonLink
          look="primary"
          icon="plus"
          href={`/app/necesidades/nueva${view.value === 'offer' ? '?tipo=oferta' : ''}`}
        >
          {t(view.value === 'offer' ? 'needs.new.offer' : 'needs.new')}
        </ButtonLink>
      </div>
      <fieldset class="segments need-views">
        <legend class="sr">{t('needs.view')}</legend>
        {Views.map((one) => (
          <label key={one} class="segment">
            <input type="radio" name="view" checked={view.value === one} onChange={() => (view.value = one)} />
            {t(`needs.view.${one}`)} <span class="segment-count">{found[one].length}</span>
          </label>
        ))}
      </fieldset>
      {view.value !== 'mine' && (
        <Filters search={search.value} cards={cards} onSearch={(next) => (search.value = next)} />
      )}
      {view.value === 'mine' && <Talks />}
      {loading && (line.value === 'waiting' ? <NoLine /> : <Skeleton rows={6} />)}
      {!loading && (
        <Found key={view.value} view={view.value} found={found[view.value]} isSearched={search.value !== everyNeed} />
      )}
    </>
  );
}

interface FiltersProps {
  readonly search: NeedSearch;
  readonly cards: readonly NeedCard[];
  readonly onSearch: (search: NeedSearch) => void;
}

function Filters({ search, cards, onSearch }: FiltersProps) {
  return (
    <SearchForm
      label={t('needs.search')}
      text={search.text}
      onText={(text) => onSearch({ ...search, text })}
      set={filtersIn(search)}
      onClear={() => onSearch({ ...everyNeed, text: search.text })}
    >
      <Choice
        label={t('people.axis')}
        chosen={search.axis}
        options={axisOptions()}
        onChoose={(axis) => onSearch({ ...search, axis })}
      />
      <Choice
        label={t('people.country')}
        chosen={search.country}
        options={countryOptions(cards.map((card) => card.country ?? ''))}
        onChoose={(country) => onSearch({ ...search, country })}
      />
      <Choice
        label={t('people.language')}
        chosen={search.language}
        options={Languages.map((one) => [one, LanguageNames[one]])}
        onChoose={(language) => onSearch({ ...search, language })}
      />
    </SearchForm>
  );
}

interface FoundProps {
  readonly view: View;
  readonly found: readonly NeedCard[];
  readonly isSearched: boolean;
}

function Found({ view, found, isSearched }: FoundProps) {
  const own = useOwn();
  const shown = useSignal(AtOnce);
  if (found.length === 0) {
    return (
      <EmptyState id="needs" title={t(view !== 'mine' && isSearched ? 'needs.none' : `needs.empty.${view}`)}>
        <p class="small">{t('needs.empty.example')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {view === 'mine' && <h2 class="overline">{t('needs.view.mine')}</h2>}
      <p class="sr" role="status">
        {t('needs.count', { n: found.length })}
      </p>
      <ul class="directory">
        {found.slice(0, shown.value).map((card) => (
          <NeedRow key={card.id} card={card} own={own} />
        ))}
      </ul>
      {found.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}
