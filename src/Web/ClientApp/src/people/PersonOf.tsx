import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberCard, memberName } from '../live/cards';
import { Chip } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { MemberFace } from '../ui/Face';
import { type Person, representsKey } from './peopled';

/** One of the people of an organization or initiative, in a list. */
export function PersonOf({ person }: { person: Person }) {
  const card = memberCard(person.id);
  const name = memberName(person.id);
  return (
    <li class="directory-row">
      <MemberFace id={person.id} />
      <div class="directory-words">
        <a class="cover-link directory-name" href={addressOf.member(person.id, name)}>
          {name}
        </a>
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
