import '../styles/people.css';
import { useLocation, useRoute } from 'preact-iso';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { NotFoundPage } from '../app/NotFoundPage';
import { me } from '../app/session';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { EditPeople } from '../people/EditPeople';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { type OrganizationChange, OrganizationForm } from './OrganizationForm';
import { type Organization, peopleOf, useOrganization } from './useOrganization';

/** Changing an organization, for those who represent it. */
export default function EditPage() {
  const found = useOrganization(useRoute().params.organization ?? '');
  if (found === 'missing') return <NotFoundPage />;
  if (found === 'loading') return <Skeleton />;
  if (found === 'away') {
    return (
      <>
        <PageTitle title={t('organization.edit')} />
        <EmptyState id="organization" title={t('state.noLine')} />
      </>
    );
  }
  return <Edit organization={found} />;
}

function Edit({ organization }: { organization: Organization }) {
  const { id, about, people } = organization;
  const { route } = useLocation();
  const self = useLive().member;
  const address = addressOf.organization(id, about.name);
  const save = useSubmit(async (change: OrganizationChange) => {
    await patch(`/api/organizations/${id}`, { requestId: requestId(), ...change });
    route(addressOf.organization(id, change.name));
  });
  const may =
    people.some((person) => person.id === self && person.represents) || me.value?.roles.includes('administrator');
  return (
    <>
      <PageTitle
        title={t('organization.edit.title', { name: about.name })}
        back={{ href: address, label: t('nav.back') }}
      />
      {may ? (
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
