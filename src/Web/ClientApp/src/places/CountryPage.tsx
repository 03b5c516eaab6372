import type { ComponentChildren } from 'preact';
import { useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf, folded } from '../app/slugs';
import { FeedOf } from '../feeds/FeedOf';
import { t } from '../i18n';
import { compareFolded } from '../i18n/fold';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { InitiativeRow } from '../initiatives/InitiativeRow';
import { OrganizationRow, PersonRow } from '../people/rows';
import { Band } from '../ui/Band';
import { countryName } from '../ui/countryName';
import { PageTitle } from '../ui/Page';
import { Follow } from '../relations/Follow';
import { type Placed, territoryName } from './territoryName';
import '../styles/people.css';
import '../styles/initiatives.css';

const Shown = 6;

/** A country, or a territory in it: what is shared from there, and who works there. */
export default function CountryPage() {
  const { params } = useRoute();
  const code = (params.country ?? '').toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) return <NotFoundPage />;
  return <Place key={`${code} ${params.territory}`} code={code} territory={params.territory ?? ''} />;
}

function Place({ code, territory }: { code: string; territory: string }) {
  const isIn = (card: { country: string; territory?: string }) =>
    card.country === code && (!territory || folded(card.territory ?? '') === territory);
  const initiatives = entriesOf(useEntries('directory/initiatives'), 'initiativeCard').filter(isIn);
  const organizations = entriesOf(useEntries('directory/organizations'), 'organizationCard').filter(isIn);
  const people = entriesOf(useEntries('directory/members'), 'memberCard').filter(isIn);
  const feed = territory ? `territory-${code}-${territory}` : `country-${code}`;
  const items = entriesOf(useEntries(`feed/${feed}`), 'feedItem');
  const name = territory ? territoryName(territory, [...initiatives, ...items]) : countryName(code);
  const territories = territoriesOf([...initiatives, ...items]);
  return (
    <>
      <div class="head-band">
        <Band id={`${code}${territory}`} height={96} />
      </div>
      <PageTitle
        title={name}
        back={
          territory
            ? { href: addressOf.country(code), label: t('thread.back', { name: countryName(code) }) }
            : { href: '/app', label: t('nav.home') }
        }
      />
      {territory && <p class="lead">{countryName(code)}</p>}
      <Follow key={feed} target={feed} />
      {!territory && territories.length > 0 && (
        <ul class="chips place-territories" aria-label={t('place.territories')}>
          {territories.map((one) => (
            <li key={one}>
              <a class="chip chip-link" href={addressOf.territory(code, one)}>
                {one}
              </a>
            </li>
          ))}
        </ul>
      )}
      <FeedOf feed={feed} empty={t('place.feed.none', { name })} filters />
      <Cards title={t('nav.initiatives')} id="initiatives" n={initiatives.length}>
        {initiatives.slice(0, Shown).map((card) => (
          <InitiativeRow key={card.id} card={card} />
        ))}
      </Cards>
      {!territory && (
        <>
          <Cards title={t('people.organizations')} id="organizations" n={organizations.length}>
            {organizations.slice(0, Shown).map((card) => (
              <OrganizationRow key={card.id} card={card} />
            ))}
          </Cards>
          <Cards title={t('place.people')} id="people" n={people.length}>
            {people.slice(0, Shown).map((card) => (
              <PersonRow key={card.id} card={card} />
            ))}
          </Cards>
          {people.length + organizations.length > 0 && (
            <p>
              <a href={`/app/personas?pais=${code}`}>{t('place.all')}</a>
            </p>
          )}
        </>
      )}
    </>
  );
}

interface CardsProps {
  readonly title: string;
  readonly id: string;
  readonly n: number;
  readonly children: ComponentChildren;
}

function Cards({ title, id, n, children }: CardsProps) {
  if (n === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} class="overline">
        {title} · {n}
      </h2>
      <ul class="directory">{children}</ul>
    </section>
  );
}

const territoriesOf = (all: readonly Placed[]): string[] => {
  const named = new Map(all.flatMap(({ territory }) => (territory ? [[folded(territory), territory] as const] : [])));
  return [...named.values()].sort(compareFolded);
};
