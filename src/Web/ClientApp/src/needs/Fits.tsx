import type { ComponentChildren } from 'preact';
import type { InitiativeCard, MemberCard, NeedCard, OrganizationCard } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { today } from '../initiatives/days';
import { organizationCard } from '../live/cards';
import { useEntries, useLive } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Face } from '../ui/Face';
import { counterparts, initiatives, type Match, organizations, people } from './matches';
import { NeedRow } from './NeedRow';
import type { Own } from './useOwn';
import { canonical, sentenceOf } from './words';

const Shown = 4;

/** What and who fits a need or an offer, each with the reason. */
export function Fits({ card, own }: { card: NeedCard; own: Own }) {
  const needs = entriesOf(useEntries('directory/needs'), 'needCard');
  const { member } = useLive();
  const others = entriesOf(useEntries('directory/members'), 'memberCard').filter((one) => one.id !== member);
  const all = entriesOf(useEntries('directory/organizations'), 'organizationCard');
  const accompanied = entriesOf(useEntries('directory/initiatives'), 'initiativeCard');
  const answers = counterparts(card, needs, today(), canonical).slice(0, Shown);
  const who: readonly Match<Named>[] = [
    ...organizations(card, all, canonical).slice(0, Shown),
    ...initiatives(card, accompanied, canonical).slice(0, Shown),
    ...people(card, others, canonical).slice(0, Shown),
  ];
  if (answers.length + who.length === 0) {
    return <p class="small">{t(card.axes?.length ? 'needs.fits.none' : 'needs.fits.axes')}</p>;
  }
  return (
    <>
      {answers.length > 0 && (
        <Part id="fits" title={t(card.type === 'offer' ? 'needs.fits.needs' : 'needs.fits.offers')}>
          {answers.map(({ card: other, reasons }) => (
            <NeedRow key={other.id} card={other} own={own} reason={sentenceOf(reasons)} />
          ))}
        </Part>
      )}
      {who.length > 0 && (
        <Part id="who" title={t(card.type === 'offer' ? 'needs.fits.toWhom' : 'needs.fits.who')}>
          {who.map(({ card: one, reasons }) => (
            <Who key={one.id} card={one} reason={sentenceOf(reasons)} />
          ))}
        </Part>
      )}
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} class="overline">
        {title}
      </h2>
      <ul class="directory">{children}</ul>
    </section>
  );
}

type Named = MemberCard | OrganizationCard | InitiativeCard;

const kinds = { memberCard: 'person', organizationCard: 'organization', initiativeCard: 'initiative' } as const;

const hrefOf = (card: Named): string => {
  const { member, organization, initiative } = addressOf;
  const address = { person: member, organization, initiative }[kinds[card.kind]];
  return address(card.id, card.name);
};

/** A person, an organization or an initiative that fits. */
function Who({ card, reason }: { card: Named; reason: string }) {
  const of =
    card.kind === 'organizationCard' ? undefined : card.organization && organizationCard(card.organization)?.name;
  return (
    <li class="directory-row">
      <Face id={card.id} name={card.name} kind={kinds[card.kind]} />
      <div class="directory-words">
        <a class="cover-link directory-name" href={hrefOf(card)}>
          {card.name}
        </a>
        {of && (
          <p class="directory-line">
            <span class="directory-organization">{of}</span>
          </p>
        )}
        <p class="need-reason">{reason}</p>
      </div>
    </li>
  );
}
