import '../styles/people.css';
import { useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Requests } from '../people/Requests';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { useOrganization } from './useOrganization';
import { useOwnRights } from './useOwnRights';

/** Who says that they work at an organization, for those who represent it. */
export default function RequestsPage() {
  const found = useOrganization(useRoute().params.organization ?? '');
  const mine = useMine();
  const { changes } = useOwnRights(typeof found === 'string' ? [] : found.people);
  if (found === 'missing') return <NotFoundPage />;
  if (found === 'loading') return <Skeleton />;
  if (found === 'away') {
    return (
      <>
        <PageTitle title={t('organization.requests')} />
        <NoLine />
      </>
    );
  }
  const { id, about } = found;
  return (
    <>
      <PageTitle
        title={t('organization.requests.title', { name: about.name })}
        back={{ href: addressOf.organization(id, about.name), label: t('nav.back') }}
      />
      {changes ? (
        <Requests
          path={`/api/organizations/${id}/requests`}
          count={entryOf(mine, 'organizationRequests', id)?.requests}
          empty={t('organization.requests.empty')}
        />
      ) : (
        <EmptyState id={id} title={t('organization.notYours')} />
      )}
    </>
  );
}
