import { addressOf } from '../app/slugs';
import { usePart } from '../app/usePart';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';
import { useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Icon } from '../ui/Icon';
import type { ForMeRow } from './ForMeLater';

/** At most so many drafts; the others are where one shares. */
const Drafts = 1;

/** What waits for the member: what to sign and what was begun, those who ask to join, guests, groups that invite, organizations,
 * initiatives and projects that name the member or whom the member represents, and what comes after the first content. */
export function ForMe() {
  const later = usePart(() => import('./ForMeLater'));
  return later ? <later.WithLater of={Waiting} /> : <Waiting later={[]} />;
}

function Waiting({ later }: { later: readonly ForMeRow[] }) {
  const mine = useMine();
  const memberships = entriesOf(mine, 'membership');
  const asked = memberships.filter((one) => one.role !== undefined && one.requests > 0);
  const invited = memberships.filter((one) => one.invited && one.role === undefined);
  const named = entriesOf(mine, 'profile').flatMap(({ places }) => places.filter((place) => place.unconfirmed));
  const initiatives = entriesOf(mine, 'initiativePlace').filter((place) => place.unconfirmed);
  const joining = entriesOf(mine, 'organizationRequests').filter((one) => one.requests > 0);
  const projects = entriesOf(mine, 'projectPlace').filter((place) => place.unconfirmed || place.asks.length > 0);
  const guests = entriesOf(mine, 'guests').reduce((sum, one) => sum + one.waiting, 0);
  const written = entriesOf(mine, 'authorship').sort((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt));
  const signs = written.filter((one) => one.state === 'asked');
  const drafts = written.filter((one) => one.state === 'author' && one.stage === 'draft').slice(0, Drafts);
  const own = signs.length + drafts.length;
  const others =
    asked.length + invited.length + named.length + initiatives.length + projects.length + joining.length + guests;
  if (own + others + later.length === 0) return null;
  return (
    <section class="for-me" aria-labelledby="for-me">
      <h2 id="for-me" class="overline">
        {t('home.forMe')}
      </h2>
      <ul class="stack">
        {asked.map((group) => (
          <li key={group.id}>
            <a class="for-me-row" href={`${addressOf.group(group.id, group.name)}/solicitudes`}>
              <Icon name="user-plus" />
              <span>
                {t('home.forMe.requests', { n: group.requests, name: group.name })}
                {(group.overdueRequests ?? 0) > 0 && (
                  <strong class="overdue">{t('home.forMe.overdue', { n: group.overdueRequests ?? 0 })}</strong>
                )}
              </span>
            </a>
          </li>
        ))}
        {signs.map(({ id, title }) => (
          <li key={id}>
            <a class="for-me-row" href={addressOf.publication(id, title)}>
              <Icon name="user-check" />
              {t('home.forMe.signs', { title })}
            </a>
          </li>
        ))}
        {drafts.map(({ id, type, title }) => (
          <li key={id}>
            <a class="for-me-row" href={`${addressOf.publication(id, title)}/editar`}>
              <Icon name="pencil" />
              {t('home.forMe.draft', { title: title.trim() || t(`kind.${type}`) })}
            </a>
          </li>
        ))}
        {guests > 0 && (
          <li>
            <a class="for-me-row" href="/app/invitaciones">
              <Icon name="user-check" />
              {t('home.forMe.guests', { n: guests })}
            </a>
          </li>
        )}
        {invited.map((group) => (
          <li key={group.id}>
            <a class="for-me-row" href={addressOf.group(group.id, group.name)}>
              <Icon name="mail" />
              {t('home.forMe.invited', { name: group.name })}
            </a>
          </li>
        ))}
        {joining.map(({ id, requests, overdueRequests }) => {
          const name = organizationCard(id)?.name;
          return (
            name && (
              <li key={id}>
                <a class="for-me-row" href={`${addressOf.organization(id, name)}/solicitudes`}>
                  <Icon name="building-2" />
                  <span>
                    {t('home.forMe.organization', { n: requests, name })}
                    {overdueRequests > 0 && (
                      <strong class="overdue">{t('home.forMe.overdue', { n: overdueRequests })}</strong>
                    )}
                  </span>
                </a>
              </li>
            )
          );
        })}
        {initiatives.map(({ id, name }) => (
          <li key={id}>
            <a class="for-me-row" href={addressOf.initiative(id, name)}>
              <Icon name="sprout" />
              {t('home.forMe.initiative', { name })}
            </a>
          </li>
        ))}
        {projects.map(({ id, name, asks }) => (
          <li key={id}>
            <a class="for-me-row" href={addressOf.project(id, name)}>
              <Icon name="handshake" />
              {t(asks.length > 0 ? 'home.forMe.project.asks' : 'home.forMe.project', { name })}
            </a>
          </li>
        ))}
        {named.map(({ organization }) => {
          const name = organizationCard(organization)?.name;
          return (
            name && (
              <li key={organization}>
                <a class="for-me-row" href={addressOf.organization(organization, name)}>
                  <Icon name="building-2" />
                  {t('home.forMe.named', { name })}
                </a>
              </li>
            )
          );
        })}
        {later.map(({ key, href, icon, words }) => (
          <li key={key}>
            <a class="for-me-row" href={href}>
              <Icon name={icon} />
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
