import '../styles/people.css';
import '../styles/initiatives.css';
import type { ComponentChildren } from 'preact';
import { addressOf } from '../app/slugs';
import { language, t } from '../i18n';
import { number } from '../i18n/format';
import { dayInWords } from '../initiatives/days';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { NetworkMap } from '../map/NetworkMap';
import { countryName } from '../ui/countryName';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { Week } from './Week';
import { byCountry, type CountryRow, type Sum, sumsOf } from './sums';

/** What organizations and initiatives add up to, live from their cards. */
export default function NetworkPage() {
  const { line } = useLive();
  const members = useTopic('directory/members');
  const organizations = useTopic('directory/organizations');
  const initiatives = useTopic('directory/initiatives');
  const actions = useTopic('directory/actions');
  const topics = [members, organizations, initiatives, actions];
  const isWhole = topics.every(({ status, state }) => status === 'held' && state?.low === 0);
  return (
    <>
      <PageTitle title={t('network.title')} />
      <p class="lead">{t('network.lead')}</p>
      <p>
        <a href="/app/registro">{t('network.power')}</a>
      </p>
      {isWhole ? (
        <Totals
          members={entriesOf(members.state?.entries ?? new Map(), 'memberCard')}
          organizations={entriesOf(organizations.state?.entries ?? new Map(), 'organizationCard')}
          initiatives={entriesOf(initiatives.state?.entries ?? new Map(), 'initiativeCard')}
          actions={entriesOf(actions.state?.entries ?? new Map(), 'actionCard')}
        />
      ) : line.value === 'waiting' ? (
        <NoLine />
      ) : (
        <Skeleton rows={3} shape="card" />
      )}
      <Week />
    </>
  );
}

interface TotalsProps {
  readonly members: Parameters<typeof byCountry>[1];
  readonly organizations: Parameters<typeof byCountry>[0];
  readonly initiatives: Parameters<typeof sumsOf>[0];
  readonly actions: Parameters<typeof byCountry>[3];
}

function Totals({ members, organizations, initiatives, actions }: TotalsProps) {
  const { families, women, uncounted } = sumsOf(initiatives);
  const rows = byCountry(organizations, members, initiatives, actions);
  return (
    <>
      <dl class="figures figures-small">
        <Total label={t('network.organizations')} value={words(organizations.length)} />
        <Total label={t('network.members')} value={words(members.length)} />
        <Total label={t('network.initiatives')} value={words(initiatives.length)}>
          {uncounted > 0 && <dd class="small">{t('network.uncounted', { n: uncounted })}</dd>}
        </Total>
        <Total label={t('network.actions')} value={words(actions.length)} />
      </dl>
      <dl class="figures">
        <Total label={t('network.families')} value={families && words(families.value)}>
          <Records of={families} />
        </Total>
        <Total
          label={t('network.women')}
          value={women && t('initiative.women.share', { share: Math.round(women.value) })}
        >
          <Records of={women} />
          {women && <dd class="small">{t('network.women.weighted')}</dd>}
        </Total>
      </dl>
      <NetworkMap rows={rows} />
      <Countries rows={rows} />
    </>
  );
}

const words = (value: number): string => number(value, language.value);

interface TotalProps {
  readonly label: string;
  /** Null: nobody has counted it. */
  readonly value: string | null;
  readonly children?: ComponentChildren;
}

function Total({ label, value, children }: TotalProps) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      {value === null ? <dd class="small">{t('network.none')}</dd> : <dd class="figure-value">{value}</dd>}
      {children}
    </div>
  );
}

/** What a sum is known from. */
function Records({ of }: { of: Sum | null }) {
  if (!of) return null;
  const [from, to] = [dayInWords(of.from), dayInWords(of.to)];
  return (
    <dd class="small">
      {from === to && of.records > 1
        ? t('network.from.sameDay', { n: of.records, to })
        : t('network.from', { n: of.records, from, to })}
    </dd>
  );
}

function Countries({ rows }: { rows: readonly CountryRow[] }) {
  if (rows.length === 0) return <EmptyState id="network" title={t('network.byCountry.empty')} />;
  return (
    <section aria-labelledby="countries">
      <h2 id="countries" class="overline">
        {t('network.byCountry')}
      </h2>
      {/* On a narrow screen the table scrolls by itself, also by keyboard. */}
      <div class="countries-scroll" role="region" aria-labelledby="countries" tabIndex={0}>
        <table class="countries">
          <thead>
            <tr>
              <th scope="col">{t('network.country')}</th>
              <th scope="col">{t('network.organizations')}</th>
              <th scope="col">{t('network.members')}</th>
              <th scope="col">{t('network.initiatives')}</th>
              <th scope="col">{t('network.actions')}</th>
              <th scope="col">{t('network.families')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.country}>
                <th scope="row">
                  {row.country ? (
                    <a href={addressOf.country(row.country)}>{countryName(row.country)}</a>
                  ) : (
                    t('network.country.none')
                  )}
                </th>
                <td>{words(row.organizations)}</td>
                <td>{words(row.members)}</td>
                <td>{words(row.initiatives)}</td>
                <td>{words(row.actions)}</td>
                <td>{row.families === null ? '—' : words(row.families)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
