import '../styles/people.css';
import { useRoute } from 'preact-iso';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Requests } from '../people/Requests';
import { EmptyState } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { type Organization, useOrganization } from './useOrganization';
import { useOwnRights } from './useOwnRights';

/** Who says that they work at an organization, for those who represent it. */
export default function RequestsPage() {
  return (
    <Found found={useOrganization(useRoute().params.organization ?? '')} title={t('organization.requests')}>
      {(organization) => <RequestsOf organization={organization} />}
    </Found>
  );
}

function RequestsOf({ organization: { id, about, people } }: { organization: Organization }) {
  const mine = useMine();
  const { changes } = useOwnRights(people);
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
