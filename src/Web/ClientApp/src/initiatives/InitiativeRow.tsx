import type { InitiativeCard } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';
import { placeInWords } from '../ui/countryName';
import { Face } from '../ui/Face';

/** An initiative in a list: leaf-shaped face, name, who accompanies it, where, what it does, how many families. */
export function InitiativeRow({ card, ofOne }: { card: InitiativeCard; ofOne?: boolean }) {
  const organization = ofOne ? undefined : organizationCard(card.organization)?.name;
  const place = placeInWords(card.territory, card.country);
  const words = [
    ...card.kinds.map((kind) => t(`initiativeKind.${kind}`)),
    ...(card.families === undefined ? [] : [t('initiative.families.n', { n: card.families })]),
  ];
  return (
    <li class="directory-row">
      <Face id={card.id} name={card.name} kind="initiative" />
      <div class="directory-words">
        <a class="cover-link directory-name" href={addressOf.initiative(card.id, card.name)}>
          {card.name}
        </a>
        <p class="directory-line">
          {organization && <span class="directory-organization">{organization}</span>}
          {place && <span>{place}</span>}
        </p>
        <p class="directory-axes">{words.join(' · ')}</p>
      </div>
    </li>
  );
}
