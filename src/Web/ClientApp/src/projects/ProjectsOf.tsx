import type { ProjectCard } from '../api/entries';
import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { ButtonLink } from '../ui/Button';
import { ProjectRow } from './ProjectRow';
import { everyProject, findProjects } from './search';
import '../styles/projects.css';

interface ProjectsOfProps {
  readonly which: (card: ProjectCard) => boolean;
  /** Where something is put that isn't shown when there is none. */
  readonly newHref?: string;
}

/** The projects in which somebody takes part, or that are about something; nothing where there is none and the reader
 * can't begin one. */
export function ProjectsOf({ which, newHref }: ProjectsOfProps) {
  const cards = entriesOf(useEntries('directory/projects'), 'projectCard').filter(which);
  if (cards.length === 0 && !newHref) return null;
  return (
    <section aria-labelledby="projects">
      <h2 id="projects" class="overline">
        {t('project.of')} · {cards.length}
      </h2>
      <ul class="directory">
        {findProjects(cards, everyProject).map((card) => (
          <ProjectRow key={card.id} card={card} />
        ))}
      </ul>
      {newHref && (
        <ButtonLink icon="plus" href={newHref}>
          {t('project.new')}
        </ButtonLink>
      )}
    </section>
  );
}
