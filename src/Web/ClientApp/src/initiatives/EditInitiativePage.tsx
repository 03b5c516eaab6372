import '../styles/people.css';
import '../styles/initiatives.css';
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
import { type InitiativeChange, InitiativeForm } from './InitiativeForm';
import { type Initiative, peopleOf, useInitiative, useRights } from './useInitiative';

/** Changing an initiative, for those who represent it or its organization. */
export default function EditInitiativePage() {
  return (
    <Found found={useInitiative(useRoute().params.initiative ?? '')} title={t('initiative.edit')}>
      {(initiative) => <Edit key={initiative.id} initiative={initiative} />}
    </Found>
  );
}

function Edit({ initiative }: { initiative: Initiative }) {
  const { id, about } = initiative;
  const { route } = useLocation();
  const { changes } = useRights(initiative);
  const save = useSubmit(async (change: InitiativeChange) => {
    await patch(`/api/initiatives/${id}`, { requestId: requestId(), ...change });
    route(addressOf.initiative(id, change.name));
  });
  return (
    <>
      <PageTitle
        title={t('initiative.edit.title', { name: about.name })}
        back={{ href: addressOf.initiative(id, about.name), label: t('nav.back') }}
      />
      {changes ? (
        <>
          <InitiativeForm about={about} form={save} act={t('action.save')} />
          <EditPeople of={peopleOf(initiative)} />
        </>
      ) : (
        <EmptyState id={id} title={t('initiative.notYours')} />
      )}
    </>
  );
}
