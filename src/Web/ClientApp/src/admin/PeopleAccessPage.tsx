import '../styles/people.css';
import { useSignal } from '@preact/signals';
import type { Guest, PersonAccess } from '../api/admin';
import type { Items } from '../api/account';
import { get } from '../api/http';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';
import { useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Choice, countryOptions, SearchForm } from '../people/SearchForm';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { useLoaded } from '../ui/useLoaded';
import { GuestRow } from './GuestRow';
import { PersonRow } from './PersonRow';
import { anybody, findGuests, findPeople, joined, Kinds, type Kind, type Person, type PersonSearch } from './people';

const AtOnce = 60;

const read = async () => {
  const [people, guests] = await Promise.all([
    get<Items<PersonAccess>>('/api/admin/people'),
    get<Items<Guest>>('/api/admin/guests'),
  ]);
  return { people: people.items, guests: guests.items };
};

/** Everybody's access: who is in, who was invited, who is kept out; and what can be done about it. */
export function PeopleAccessPage() {
  const search = useSignal<PersonSearch>(anybody);
  const shown = useSignal(AtOnce);
  const cards = entriesOf(useTopic('directory/members').state?.entries ?? new Map(), 'memberCard');
  useTopic('directory/organizations');
  const { value, failed, again } = useLoaded(read);
  const all = joined(value?.people ?? [], cards);
  const people = findPeople(all, search.value, organizationCard);
  const guests = findGuests(value?.guests ?? [], search.value);
  const set = (next: PersonSearch) => {
    search.value = next;
    shown.value = AtOnce;
  };
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('admin.people')} back={{ href: '/app/admin', label: t('nav.back') }} />
        <ButtonLink look="primary" icon="user-plus" href="/app/admin/personas/invitar">
          {t('admin.invite')}
        </ButtonLink>
      </div>
      <Filters search={search.value} all={all} onSearch={set} />
      {failed !== undefined && !value ? (
        <LoadFailed cause={failed} onRetry={again} />
      ) : !value ? (
        <Skeleton rows={6} />
      ) : (
        <>
          <p class="small" role="status">
            {t('admin.people.count', { n: people.length })}
            {guests.length > 0 && ` · ${t('admin.guests.count', { n: guests.length })}`}
          </p>
          {people.length + guests.length === 0 && <EmptyState id="nobody" title={t('admin.people.none')} />}
          {guests.length > 0 && (
            <section aria-labelledby="guests">
              <h2 id="guests" class="overline">
                {t('admin.guests')}
              </h2>
              <ul class="stack">
                {guests.map((guest) => (
                  <GuestRow key={guest.invitation} guest={guest} onChanged={again} />
                ))}
              </ul>
            </section>
          )}
          {people.length > 0 && (
            <section aria-labelledby="members">
              <h2 id="members" class="overline">
                {t('admin.members')}
              </h2>
              <ul class="stack">
                {people.slice(0, shown.value).map((person) => (
                  <PersonRow key={person.id} person={person} onChanged={again} />
                ))}
              </ul>
            </section>
          )}
          {people.length > shown.value && (
            <Button class="after" onClick={() => (shown.value += AtOnce)}>
              {t('admin.people.more')}
            </Button>
          )}
        </>
      )}
    </>
  );
}

interface FiltersProps {
  readonly search: PersonSearch;
  readonly all: readonly Person[];
  readonly onSearch: (search: PersonSearch) => void;
}

function Filters({ search, all, onSearch }: FiltersProps) {
  const { kind, organization, country } = search;
  const organizations = [...new Set(all.map(({ card }) => card.organization).filter((one) => one !== undefined))]
    .map((id) => [id, organizationCard(id)?.name ?? ''] as const)
    .filter(([, name]) => name)
    .sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <SearchForm
      label={t('admin.people.search')}
      text={search.text}
      onText={(text) => onSearch({ ...search, text })}
      set={[kind !== 'all', organization, country].filter(Boolean).length}
      onClear={() => onSearch({ ...anybody, text: search.text })}
    >
      <Choice
        label={t('admin.kind')}
        chosen={kind === 'all' ? '' : kind}
        options={Kinds.filter((one) => one !== 'all').map((one) => [one, t(`admin.kind.${one}`)])}
        onChoose={(next) => onSearch({ ...search, kind: (next || 'all') as Kind })}
      />
      <Choice
        label={t('admin.organization')}
        chosen={organization}
        options={organizations}
        onChoose={(next) => onSearch({ ...search, organization: next })}
      />
      <Choice
        label={t('people.country')}
        chosen={country}
        options={countryOptions(all.map(({ card }) => card.country))}
        onChoose={(next) => onSearch({ ...search, country: next })}
      />
    </SearchForm>
  );
}
