import { useSignal } from '@preact/signals';
import type { GroupCard } from '../api/entries';
import { myGroups, newsOf } from '../app/places';
import { t } from '../i18n';
import { useLive, useMine, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { GroupCardView } from './GroupCardView';
import { compareFolded, fold } from '../i18n/fold';

/** All groups one may know of: mine first, then those one could join. */
export default function GroupsPage() {
  const { state, status } = useTopic('directory/groups');
  const mine = useMine();
  const { line } = useLive();
  const wanted = useSignal('');
  const cards = state ? entriesOf(state.entries, 'groupCard') : [];
  const own = myGroups();
  const ownIds = new Set(own.map((group) => group.id));
  const matches = (card: { name: string; purpose?: string }) =>
    fold(`${card.name} ${card.purpose ?? ''}`).includes(fold(wanted.value));
  const ownShown = own.filter(matches);
  const others = cards.filter((card) => !ownIds.has(card.id) && !card.archived && matches(card)).sort(byName);
  const loading = status === 'loading' || (status === 'empty' && cards.length === 0);

  return (
    <>
      <div class="row-between">
        <PageTitle title={t('nav.groups')} />
        <ButtonLink look="plain" icon="plus" href="/app/grupos/nuevo">
          {t('groups.new')}
        </ButtonLink>
      </div>
      <input
        type="search"
        class="filter"
        aria-label={t('groups.search')}
        placeholder={t('groups.search')}
        value={wanted.value}
        onInput={(event) => (wanted.value = event.currentTarget.value)}
      />
      {ownShown.length > 0 && (
        <section aria-labelledby="own">
          <h2 id="own" class="overline">
            {t('nav.myGroups')}
          </h2>
          <ul class="stack">
            {ownShown.map((group) => (
              <li key={group.id}>
                <GroupCardView
                  id={group.id}
                  name={group.name}
                  card={cards.find((card) => card.id === group.id)}
                  news={newsOf(group)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {loading ? (
        line.value === 'waiting' ? (
          <NoLine />
        ) : (
          <Skeleton shape="card" />
        )
      ) : (
        <section aria-labelledby="others">
          <h2 id="others" class="overline">
            {t('groups.others')}
          </h2>
          <ul class="stack">
            {others.map((card) => (
              <li key={card.id}>
                <GroupCardView id={card.id} name={card.name} card={card} waiting={isWaiting(mine, card.id)} />
              </li>
            ))}
          </ul>
          {others.length === 0 && (
            <EmptyState id="groups" title={t(wanted.value ? 'groups.none' : 'groups.all')}>
              <ButtonLink href="/app/grupos/nuevo">{t('groups.new')}</ButtonLink>
            </EmptyState>
          )}
        </section>
      )}
    </>
  );
}

const byName = (a: GroupCard, b: GroupCard) => compareFolded(a.name, b.name);

function isWaiting(mine: ReturnType<typeof useMine>, id: string): boolean {
  const entry = mine.get(id);
  return entry?.kind === 'membership' && entry.requested;
}
