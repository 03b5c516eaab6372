import '../styles/people.css';
import { useLocation, useRoute } from 'preact-iso';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { EditPeople } from '../people/EditPeople';
import { EmptyState } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { type OrganizationChange, OrganizationForm } from './OrganizationForm';
import { type Organization, peopleOf, useOrganization } from './useOrganization';
import { useOwnRights } from './useOwnRights';

/** Changing an organization, for those who represent it. */
export default function EditPage() {
  return (
    <Found found={useOrganization(useRoute().params.organization ?? '')} title={t('organization.edit')}>
      {(organization) => <Edit organization={organization} />}
    </Found>
  );
}

function Edit({ organization }: { organization: Organization }) {
  const { id, about, people } = organization;
  const { route } = useLocation();
  const { changes } = useOwnRights(people);
  const address = addressOf.organization(id, about.name);
  const save = useSubmit(async (change: OrganizationChange) => {
    await patch(`/api/organizations/${id}`, { requestId: requestId(), ...change });
    route(addressOf.organization(id, change.name));
  });
  return (
    <>
      <PageTitle
        title={t('organization.edit.title', { name: about.name })}
        back={{ href: address, label: t('nav.back') }}
      />
      {changes ? (
        <>
          <OrganizationForm about={about} form={save} act={t('action.save')} />
          <EditPeople of={peopleOf(organization)} />
        </>
      ) : (
        <EmptyState id={id} title={t('organization.notYours')} />
      )}
    </>
  );
}
