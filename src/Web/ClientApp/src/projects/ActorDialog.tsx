import type { ProjectActor, ProjectRole } from '../api/entries';
import { put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Form, textOf } from '../ui/Form';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { useActorName } from './actors';
import type { Project, ProjectRights } from './useProject';

interface ActorDialogProps {
  readonly project: Project;
  readonly actor: ProjectActor;
  readonly rights: ProjectRights;
  readonly onClose: () => void;
}

/** What an organization or initiative does in the project, or that it leaves. */
export function ActorDialog({ project, actor, rights, onClose }: ActorDialogProps) {
  const name = useActorName()(actor.id);
  const speaks = rights.speaks.has(actor.id);
  const change = useSubmit(async (what: { role: ProjectRole } | { leaves: true }) => {
    await put(`/api/projects/${project.id}/actors/${actor.id}`, { requestId: requestId(), ...what });
    onClose();
  });
  return (
    <Dialog title={name} onClose={onClose}>
      {rights.edits && (
        <Form onSubmit={(data) => void change.submit({ role: textOf(data, 'role') as ProjectRole })}>
          <Roles chosen={actor.asked ?? actor.role} />
          {!speaks && <p class="small">{t('project.actor.role.text')}</p>}
          <Button look="primary" type="submit" busy={change.busy}>
            {t('action.save')}
          </Button>
        </Form>
      )}
      <Problem form={change} />
      <p class="small">{t('project.actor.leave.text')}</p>
      <div class="acts">
        <Button look="danger" busy={change.busy} onClick={() => void change.submit({ leaves: true })}>
          {t(speaks ? 'project.actor.leave' : 'project.actor.remove', { name })}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** What somebody is to do in a project. */
export function Roles({ chosen }: { chosen: ProjectRole }) {
  return (
    <Radios
      label={t('project.actor.role')}
      name="role"
      chosen={chosen}
      choices={[
        { value: 'takesPart', label: t('project.role.one.takesPart') },
        { value: 'leads', label: t('project.role.one.leads') },
      ]}
    />
  );
}
