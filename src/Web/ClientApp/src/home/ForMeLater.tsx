import type { ComponentType } from 'preact';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';
import { useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { NewsLine } from '../news/NewsLine';
import { useNeedsForMe } from '../needs/useNeedsForMe';
import { useLinksForMe } from '../relations/useLinksForMe';
import { useTasksForMe } from '../tasks/useTasksForMe';
import { useNewTerms } from '../terms/useAgreed';
import { WelcomeWords } from '../welcome/WelcomeWords';
import type { ForMeRow } from './ForMe';

/** At most so many drafts; the others are where one shares. */
const Drafts = 1;

/** What the network says to newcomers, and what waits, with the rows that come after the first content: what to sign and what was begun, guests, who names the
 * member or whom the member represents, who asks for a link, what there is to do, and about needs. */
export function WithLater({ of: Waiting }: { of: ComponentType<{ later: readonly ForMeRow[] }> }) {
  const rows = [
    ...useTermsForMe(),
    ...useTextsForMe(),
    ...useGuestsForMe(),
    ...useOrganizationsForMe(),
    ...usePlacesForMe(),
    ...useLinksForMe(),
    ...useTasksForMe(),
    ...useNeedsForMe(),
  ];
  return (
    <>
      <WelcomeWords />
      <NewsLine />
      <Waiting later={rows} />
    </>
  );
}

/** The network's terms, where they changed since the member agreed. */
const useTermsForMe = (): ForMeRow[] =>
  useNewTerms() ? [{ key: 'terms', href: '/app/condiciones', icon: 'file-text', words: t('terms.forMe') }] : [];

/** What to sign, and what was begun last. */
function useTextsForMe(): ForMeRow[] {
  const written = entriesOf(useMine(), 'authorship').sort((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt));
  const signs = written.filter((one) => one.state === 'asked');
  const drafts = written.filter((one) => one.state === 'author' && one.stage === 'draft').slice(0, Drafts);
  return [
    ...signs.map(({ id, type, title }): ForMeRow => {
      const words = t('home.forMe.signs', { title: title.trim() || t(`kind.${type}`) });
      return { key: id, href: addressOf.publication(id, title), icon: 'user-check', words };
    }),
    ...drafts.map(({ id, type, title }): ForMeRow => {
      const words = t('home.forMe.draft', { title: title.trim() || t(`kind.${type}`) });
      return { key: id, href: `${addressOf.publication(id, title)}/editar`, icon: 'pencil', words };
    }),
  ];
}

function useGuestsForMe(): ForMeRow[] {
  const n = entriesOf(useMine(), 'guests').reduce((sum, one) => sum + one.waiting, 0);
  if (n === 0) return [];
  return [{ key: 'guests', href: '/app/invitaciones', icon: 'user-check', words: t('home.forMe.guests', { n }) }];
}

/** Who asks to stand among the people of organizations, and which of these name the member. */
function useOrganizationsForMe(): ForMeRow[] {
  const mine = useMine();
  const joining = entriesOf(mine, 'organizationRequests').filter((one) => one.requests > 0);
  const named = entriesOf(mine, 'profile').flatMap(({ places }) => places.filter((place) => place.unconfirmed));
  return [
    ...joining.flatMap(({ id, requests, overdueRequests }): ForMeRow[] => {
      const name = organizationCard(id)?.name;
      if (!name) return [];
      const words = t('home.forMe.organization', { n: requests, name });
      const href = `${addressOf.organization(id, name)}/solicitudes`;
      return [{ key: `asked-${id}`, href, icon: 'building-2', words, overdue: overdueRequests }];
    }),
    ...named.flatMap(({ organization }): ForMeRow[] => {
      const name = organizationCard(organization)?.name;
      if (!name) return [];
      const words = t('home.forMe.named', { name });
      return [{ key: organization, href: addressOf.organization(organization, name), icon: 'building-2', words }];
    }),
  ];
}

/** Initiatives and projects that name the member or whom the member represents. */
function usePlacesForMe(): ForMeRow[] {
  const mine = useMine();
  const initiatives = entriesOf(mine, 'initiativePlace').filter((place) => place.unconfirmed);
  const projects = entriesOf(mine, 'projectPlace').filter((place) => place.unconfirmed || place.asks.length > 0);
  return [
    ...initiatives.map(({ id, name }): ForMeRow => {
      const words = t('home.forMe.initiative', { name });
      return { key: id, href: addressOf.initiative(id, name), icon: 'sprout', words };
    }),
    ...projects.map(({ id, name, asks }): ForMeRow => {
      const words = t(asks.length > 0 ? 'home.forMe.project.asks' : 'home.forMe.project', { name });
      return { key: id, href: addressOf.project(id, name), icon: 'handshake', words };
    }),
  ];
}
