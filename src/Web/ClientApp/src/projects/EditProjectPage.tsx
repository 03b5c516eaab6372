import '../styles/people.css';
import '../styles/projects.css';
import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { del, patch } from '../api/http';
import { requestId } from '../api/requestId';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { EditPeople } from '../people/EditPeople';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { EmptyState } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { type ProjectChange, ProjectForm } from './ProjectForm';
import { peopleOf, type Project, useProject, useRights } from './useProject';

/** Changing a project, for those who coordinate it or speak for what leads it. */
export default function EditProjectPage() {
  return (
    <Found found={useProject(useRoute().params.project ?? '')} title={t('project.edit')}>
      {(project) => <Edit key={project.id} project={project} />}
    </Found>
  );
}

function Edit({ project }: { project: Project }) {
  const { id, about } = project;
  const { route } = useLocation();
  const { edits, changes } = useRights(project);
  const save = useSubmit(async (change: ProjectChange) => {
    await patch(`/api/projects/${id}`, { requestId: requestId(), ...change });
    route(addressOf.project(id, change.name));
  });
  return (
    <>
      <PageTitle
        title={t('project.edit.title', { name: about.name })}
        back={{ href: addressOf.project(id, about.name), label: t('nav.back') }}
      />
      {edits ? (
        <>
          <ProjectForm about={about} form={save} act={t('action.save')} draft={`project/${id}`} />
          <EditPeople of={peopleOf(project)} />
          {changes && <Remove id={id} name={about.name} />}
        </>
      ) : (
        <EmptyState id={id} title={t('project.notYours')} />
      )}
    </>
  );
}

/** A project made by mistake is deleted; one in which others have told something is finished instead. */
function Remove({ id, name }: { id: string; name: string }) {
  const { route } = useLocation();
  const asks = useSignal(false);
  const remove = useSubmit(async () => {
    await del(`/api/projects/${id}?requestId=${requestId()}`);
    route('/app/proyectos');
  });
  return (
    <section class="edit-people" aria-labelledby="remove">
      <h2 id="remove">{t('project.remove')}</h2>
      <p class="small">{t('project.remove.when')}</p>
      <div class="acts">
        <Button look="danger" icon="trash-2" onClick={() => (asks.value = true)}>
          {t('project.remove')}
        </Button>
      </div>
      {asks.value && (
        <Confirm
          title={t('project.remove.sure', { name })}
          text={t('project.remove.text')}
          act={t('project.remove')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => void remove.submit()}
          onClose={() => (asks.value = false)}
        />
      )}
    </section>
  );
}
