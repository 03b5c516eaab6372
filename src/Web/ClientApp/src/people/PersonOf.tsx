import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { Chip } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { MemberFace } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { type Person, representsKey } from './peopled';

/** One of the people of an organization or initiative, in a list. */
export function PersonOf({ person }: { person: Person }) {
  const card = memberCard(person.id);
  return (
    <li class="directory-row">
      <MemberFace id={person.id} />
      <div class="directory-words">
        <MemberLink class="cover-link directory-name" id={person.id} />
        <p class="directory-line">
          {person.role && <span>{person.role}</span>}
          {card?.country && <span>{countryName(card.country)}</span>}
        </p>
      </div>
      {person.unconfirmed && <Chip icon="clock">{t('organization.unconfirmed')}</Chip>}
      {person.represents && !person.unconfirmed && <Chip icon="handshake">{t(representsKey(person))}</Chip>}
    </li>
  );
}
