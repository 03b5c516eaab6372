import type { ProjectCard } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { Chip } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { ActorStack, useActorName } from './actors';
import { datesInWords } from './dates';
import { stageIcon } from './stages';

/** A project in a list: name, how far it is, who takes part, from when to when. */
export function ProjectRow({ card }: { card: ProjectCard }) {
  const nameOf = useActorName();
  const lead = card.actors.map(nameOf).find(Boolean);
  const dates = datesInWords(card);
  return (
    <li class="directory-row project-row">
      <div class="directory-words">
        <a class="cover-link directory-name" href={addressOf.project(card.id, card.name)}>
          {card.name}
        </a>
        <p class="directory-line">
          {lead && <span class="directory-organization">{lead}</span>}
          {card.country && <span>{countryName(card.country)}</span>}
        </p>
        <p class="project-row-facts">
          <Chip icon={stageIcon[card.stage]}>{t(`project.stage.${card.stage}`)}</Chip>
          {dates && <span class="small">{dates}</span>}
        </p>
      </div>
      <ActorStack ids={card.actors} />
    </li>
  );
}
