import '../styles/people.css';
import { useLocation, useRoute } from 'preact-iso';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { Permit } from '../extracts/Permit';
import { t } from '../i18n';
import { EditPeople } from '../people/EditPeople';
import { EmptyState } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
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
  const { represents, changes } = useOwnRights(people);
  const address = addressOf.organization(id, about.name);
  const save = useSubmit(async (change: OrganizationChange) => {
    await patch(`/api/organizations/${id}`, { requestId: requestId(), ...change });
    route(addressOf.organization(id, change.name));
  });
  const permit = useSubmit((change: { readonly extract: boolean }) =>
    patch(`/api/organizations/${id}`, { requestId: requestId(), ...change }),
  );
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
          {represents && (
            <>
              <hr />
              <Permit of="organization" id={id} permit={about.extract} form={permit} />
              <Problem form={permit} />
            </>
          )}
        </>
      ) : (
        <EmptyState id={id} title={t('organization.notYours')} />
      )}
    </>
  );
}
