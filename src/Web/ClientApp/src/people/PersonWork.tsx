import type { MemberProfile } from '../api/me';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';

/** What a person does and in whose name. */
export function PersonWork({ profile: { organization, role } }: { profile: MemberProfile }) {
  const card = organization ? organizationCard(organization) : undefined;
  if (!card) return role ? <p class="profile-work">{role}</p> : null;
  const mark = '\u0001';
  const [before, after] = role ? t('person.at', { role, organization: mark }).split(mark) : ['', ''];
  return (
    <p class="profile-work">
      {before}
      <a href={addressOf.organization(card.id, card.name)}>{card.name}</a>
      {after}
    </p>
  );
}
