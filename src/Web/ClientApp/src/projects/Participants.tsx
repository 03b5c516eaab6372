import { useSignal } from '@preact/signals';
import type { ProjectActor } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { OwnPlace } from '../people/OwnPlace';
import { PersonOf } from '../people/PersonOf';
import { Button, ButtonLink } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { ActorDialog } from './ActorDialog';
import { ActorFace, addressOfActor, isInitiative, useActorName } from './actors';
import { AskActor } from './AskActor';
import { peopleOf, type Project, type ProjectRights } from './useProject';

interface ParticipantsProps {
  readonly project: Project;
  readonly rights: ProjectRights;
}

/** Who takes part: organizations and initiatives by what they do, then people. Those who were only asked are shown to
 * whoever asked and to whoever answers, and to nobody else. */
export function Participants({ project, rights }: ParticipantsProps) {
  const { member } = useLive();
  const asks = useSignal(false);
  const { actors, people, about } = project;
  const sees = (unconfirmed: boolean | undefined, id: string) =>
    !unconfirmed || rights.edits || id === member || rights.speaks.has(id);
  const seen = actors.filter((actor) => sees(actor.unconfirmed, actor.id));
  const there = people.filter((person) => sees(person.unconfirmed, person.id));
  const own = people.find((person) => person.id === member && !person.unconfirmed);
  return (
    <section aria-labelledby="participants">
      <h2 id="participants" class="overline">
        {t('project.participants')}
      </h2>
      {seen.length === 0 && <p class="small">{t('project.actors.none')}</p>}
      <ActorList title={t('project.role.leads')} role="leads" actors={seen} project={project} rights={rights} />
      <ActorList title={t('project.role.takesPart')} role="takesPart" actors={seen} project={project} rights={rights} />
      {rights.edits && (
        <div class="acts project-add">
          <Button icon="plus" onClick={() => (asks.value = true)}>
            {t('project.actor.ask')}
          </Button>
        </div>
      )}
      <h3 class="project-role">{t('project.people')}</h3>
      <ul class="directory">
        {there.map((person) => (
          <PersonOf key={person.id} person={person} />
        ))}
      </ul>
      {rights.edits && (
        <ButtonLink icon="user-plus" href={`${addressOf.project(project.id, about.name)}/editar#edit-people`}>
          {t('project.people.change')}
        </ButtonLink>
      )}
      {own && <OwnPlace of={peopleOf(project)} />}
      {asks.value && <AskActor project={project} onClose={() => (asks.value = false)} />}
    </section>
  );
}

interface ActorListProps extends ParticipantsProps {
  readonly title: string;
  readonly role: ProjectActor['role'];
  readonly actors: readonly ProjectActor[];
}

function ActorList({ title, role, actors, project, rights }: ActorListProps) {
  const chosen = useSignal<string | null>(null);
  const nameOf = useActorName();
  const here = actors.filter((actor) => actor.role === role);
  const open = here.find((actor) => actor.id === chosen.value);
  if (here.length === 0) return null;
  return (
    <>
      <h3 class="project-role">{title}</h3>
      <ul class="directory">
        {here.map((actor) => {
          const name = nameOf(actor.id) || t('project.actor.unknown');
          return (
            <li key={actor.id} class="directory-row">
              <ActorFace id={actor.id} name={name} />
              <div class="directory-words">
                <a class="directory-name" href={addressOfActor(actor.id, name)}>
                  {name}
                </a>
                <p class="directory-line">
                  <span>{t(isInitiative(actor.id) ? 'project.actor.initiative' : 'project.actor.organization')}</span>
                </p>
              </div>
              {actor.unconfirmed && <Chip icon="clock">{t('project.actor.asked')}</Chip>}
              {!actor.unconfirmed && actor.asked && <Chip icon="clock">{t('project.actor.askedToLead')}</Chip>}
              {(rights.edits || rights.speaks.has(actor.id)) && (
                <Button
                  look="quiet"
                  icon="pencil"
                  label={t('project.actor.change', { name })}
                  onClick={() => (chosen.value = actor.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {open && <ActorDialog project={project} actor={open} rights={rights} onClose={() => (chosen.value = null)} />}
    </>
  );
}
