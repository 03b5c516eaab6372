import type { InitiativeCard, MemberCard, OrganizationCard } from '../api/entries';

export type Card = MemberCard | OrganizationCard | InitiativeCard;

/** What the reader has that others may share. */
export interface Here {
  readonly member: string;
  readonly organization?: string;
  /** The kind of the own organization. */
  readonly type?: string;
  readonly country: string;
  readonly territory: string;
  readonly languages: readonly string[];
  readonly axes: readonly string[];
}

/** Somebody near, with what is shared: the reason. */
export interface Near {
  readonly card: Card;
  readonly axes: readonly string[];
  readonly place: 'territory' | 'country' | null;
  readonly languages: readonly string[];
  readonly sameKind: boolean;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** What a card shares with the reader. */
export function sharedWith(here: Here, card: Card, axisOf: (key: string) => string): Near {
  const own = new Set(here.axes.map(axisOf));
  const isCountry = here.country !== '' && card.country === here.country;
  const isTerritory =
    isCountry && 'territory' in card && card.territory !== '' && folded(card.territory) === folded(here.territory);
  return {
    card,
    axes: [...new Set(card.axes.map(axisOf))].filter((axis) => own.has(axis)),
    place: isTerritory ? 'territory' : isCountry ? 'country' : null,
    languages: card.languages.filter((language) => here.languages.includes(language)),
    sameKind: card.kind === 'organizationCard' && here.type !== undefined && card.type === here.type,
  };
}

/** An axis says most, then the place; a language alone is no reason. */
const closeness = ({ axes, place, languages, sameKind }: Near): number =>
  axes.length * 3 +
  (place === 'territory' ? 4 : place === 'country' ? 2 : 0) +
  (languages.length > 0 ? 1 : 0) +
  (sameKind ? 1 : 0);

const hasReason = ({ axes, place }: Near): boolean => axes.length > 0 || place !== null;

/** Whether a card is the reader's own: itself, its organization, what that accompanies. */
const isOwn = (here: Here, card: Card): boolean =>
  card.id === here.member ||
  (here.organization !== undefined &&
    (card.id === here.organization || ('organization' in card && card.organization === here.organization)));

/**
 * Those near the reader, the nearest first: who shares axes, a territory, a country. Nobody that is left out: those
 * followed, linked or dismissed. Of equals the newest comes first.
 */
export function nearTo(
  here: Here,
  cards: readonly Card[],
  leftOut: ReadonlySet<string>,
  axisOf: (key: string) => string = (key) => key,
): Near[] {
  return cards
    .filter((card) => !leftOut.has(card.id) && !isOwn(here, card))
    .map((card) => sharedWith(here, card, axisOf))
    .filter(hasReason)
    .sort((a, b) => closeness(b) - closeness(a) || b.card.no - a.card.no);
}
