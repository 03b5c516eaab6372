import type { MemberCard, OrganizationCard } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { axisLabel } from '../live/axes';
import { organizationCard } from '../live/cards';
import { countryName } from '../ui/countryName';
import { Face, MemberFace } from '../ui/Face';
import { Icon } from '../ui/Icon';

/** A person in a list: face, name, organization, country, axes. */
export function PersonRow({ card }: { card: MemberCard }) {
  const organization = card.organization ? organizationCard(card.organization)?.name : undefined;
  return (
    <li class="directory-row">
      <MemberFace id={card.id} />
      <div class="directory-words">
        <a class="cover-link directory-name" href={addressOf.member(card.id, card.name)}>
          {card.name}
        </a>
        <p class="directory-line">
          {organization && <span class="directory-organization">{organization}</span>}
          {card.country && <span>{countryName(card.country)}</span>}
        </p>
        <Axes of={card.axes} />
      </div>
    </li>
  );
}

/** An organization in a list: square face, name, kind, country, axes. */
export function OrganizationRow({ card }: { card: OrganizationCard }) {
  return (
    <li class="directory-row">
      <Face id={card.id} name={card.name} kind="organization" />
      <div class="directory-words">
        <a class="cover-link directory-name" href={addressOf.organization(card.id, card.name)}>
          {card.name}
        </a>
        <p class="directory-line">
          <span class="directory-organization">{t(`orgKind.${card.type}`)}</span>
          {card.country && <span>{countryName(card.country)}</span>}
          {card.verified && (
            <span class="verified">
              <Icon name="badge-check" size={16} /> {t('organization.verified')}
            </span>
          )}
        </p>
        <Axes of={card.axes} />
      </div>
    </li>
  );
}

function Axes({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return <p class="directory-axes clip">{of.map(axisLabel).filter(Boolean).join(' · ')}</p>;
}
