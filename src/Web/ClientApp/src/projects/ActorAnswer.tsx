import { put } from '../api/http';
import { requestId } from '../api/requestId';
import type { ProjectActor } from '../api/entries';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { useSubmit } from '../ui/useSubmit';
import { ActorFace, useActorName } from './actors';
import type { Project, ProjectRights } from './useProject';

/** Asks whoever speaks for an organization or initiative whether it takes part, or leads. */
export function ActorAnswer({ project, rights }: { project: Project; rights: ProjectRights }) {
  const waiting = project.actors.filter(
    (actor) => (actor.unconfirmed || actor.asked !== undefined) && rights.speaks.has(actor.id),
  );
  return (
    <>
      {waiting.map((actor) => (
        <Answer key={actor.id} project={project} actor={actor} />
      ))}
    </>
  );
}

function Answer({ project: { id, about }, actor }: { project: Project; actor: ProjectActor }) {
  const name = useActorName()(actor.id);
  const leads = (actor.asked ?? actor.role) === 'leads';
  const answer = useSubmit(async (yes: boolean) => {
    // Whoever takes part already and won't lead goes on taking part.
    const no = actor.unconfirmed ? { leaves: true } : { role: actor.role };
    await put(`/api/projects/${id}/actors/${actor.id}`, { requestId: requestId(), ...(yes ? { confirms: true } : no) });
  });
  return (
    <section class="card own-place" aria-labelledby={`answer-${actor.id}`}>
      <h2 id={`answer-${actor.id}`} class="box-title project-actor-title">
        <ActorFace id={actor.id} name={name} size={32} />
        {t(leads ? 'project.answer.leads' : 'project.answer.takesPart', { name, project: about.name })}
      </h2>
      <p class="small">{t('project.answer.text')}</p>
      {answer.error && <p role="alert">{answer.error}</p>}
      <div class="acts">
        <Button look="primary" busy={answer.busy} onClick={() => void answer.submit(true)}>
          {t(leads ? 'project.answer.yes.leads' : 'project.answer.yes')}
        </Button>
        <Button busy={answer.busy} onClick={() => void answer.submit(false)}>
          {t('project.answer.no')}
        </Button>
      </div>
    </section>
  );
}
