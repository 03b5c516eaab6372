import '../styles/people.css';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Button, ButtonLink } from '../ui/Button';
import { countryName } from '../ui/countryName';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { Filters } from './Filters';
import { OrganizationRow, PersonRow } from './rows';
import { everything, findMembers, findOrganizations, type Search } from './search';

const AtOnce = 40;
type View = 'persons' | 'organizations';

/** People and organizations, found at once in the directory that this browser keeps. */
export default function PeoplePage() {
  const { query } = useRoute();
  const { line } = useLive();
  const search = useSignal<Search>({
    ...everything,
    text: query.q ?? '',
    axis: query.eje ?? '',
    country: query.pais ?? '',
  });
  const view = useSignal<View>(query.ver === 'organizaciones' ? 'organizations' : 'persons');
  useEffect(() => {
    search.value = { ...search.peek(), text: query.q ?? '' };
  }, [query.q]);
  const members = useTopic('directory/members');
  const organizations = useTopic('directory/organizations');
  const cards = members.state ? entriesOf(members.state.entries, 'memberCard') : [];
  const organizationCards = organizations.state ? entriesOf(organizations.state.entries, 'organizationCard') : [];
  const people = findMembers(cards, organizationCard, search.value, countryName);
  const places = findOrganizations(organizationCards, search.value, countryName);
  const loading = members.status === 'loading' || (members.status === 'empty' && cards.length === 0);
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('people.title')} />
        {view.value === 'persons' ? (
          <ButtonLink icon="user-plus" href="/app/invitaciones">
            {t('people.invite')}
          </ButtonLink>
        ) : (
          <ButtonLink icon="plus" href="/app/organizaciones/nueva">
            {t('people.newOrganization')}
          </ButtonLink>
        )}
      </div>
      <p class="near-links">
        <a class="chip chip-link" href="/app/cerca">
          {t('near.title')}
        </a>
        <a class="chip chip-link" href="/app/sigo">
          {t('relations.mine')}
        </a>
      </p>
      <Filters
        search={search.value}
        countries={[...cards, ...organizationCards].map((one) => one.country)}
        onSearch={(next) => {
          search.value = next;
        }}
      />
      <Views
        view={view.value}
        counts={{ persons: people.length, organizations: places.length }}
        onView={(next) => (view.value = next)}
      />
      {loading ? (
        line.value === 'waiting' ? (
          <NoLine />
        ) : (
          <Skeleton rows={6} />
        )
      ) : (
        <Found
          key={view.value}
          view={view.value}
          isSearched={search.value !== everything}
          other={view.value === 'persons' ? places.length : people.length}
          onOther={() => (view.value = view.value === 'persons' ? 'organizations' : 'persons')}
          rows={
            view.value === 'persons'
              ? people.map((one) => <PersonRow key={one.id} card={one} />)
              : places.map((one) => <OrganizationRow key={one.id} card={one} />)
          }
        />
      )}
    </>
  );
}

interface ViewsProps {
  readonly view: View;
  readonly counts: Record<View, number>;
  readonly onView: (view: View) => void;
}

function Views({ view, counts, onView }: ViewsProps) {
  return (
    <fieldset class="segments">
      <legend class="sr">{t('people.view')}</legend>
      {(['persons', 'organizations'] as const).map((one) => (
        <label key={one} class="segment">
          <input type="radio" name="view" checked={view === one} onChange={() => onView(one)} />
          {t(`people.${one}`)} <span class="segment-count">{counts[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface FoundProps {
  readonly view: View;
  readonly isSearched: boolean;
  /** How many the other view has. */
  readonly other: number;
  readonly onOther: () => void;
  readonly rows: preact.JSX.Element[];
}

function Found({ view, isSearched, other, onOther, rows }: FoundProps) {
  const shown = useSignal(AtOnce);
  const isPeople = view === 'persons';
  const count = t(isPeople ? 'people.count' : 'people.organizations.count', { n: rows.length });
  return (
    <>
      <p class="sr" role="status">
        {count}
      </p>
      {rows.length === 0 && (
        <EmptyState
          id="people"
          title={t(!isSearched ? 'people.empty' : isPeople ? 'people.none' : 'people.organizations.none')}
        >
          {other > 0 && (
            <Button look="primary" onClick={onOther}>
              {t(`people.elsewhere.${isPeople ? 'organizations' : 'persons'}`, { n: other })}
            </Button>
          )}
        </EmptyState>
      )}
      <ul class="directory">{rows.slice(0, shown.value)}</ul>
      {rows.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}
