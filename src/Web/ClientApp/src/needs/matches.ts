import type { InitiativeCard, MemberCard, NeedCard, OrganizationCard } from '../api/entries';

/** What somebody who could help or be helped says of itself; nothing said of place or language means any. */
export interface Side {
  readonly axes?: readonly string[];
  readonly country?: string;
  readonly languages?: readonly string[];
}

/** Why two fit: keys of axes that they share, the country where both are, languages that both speak. */
export interface Reasons {
  readonly axes: readonly string[];
  readonly country?: string;
  readonly languages: readonly string[];
}

export interface Match<Card> {
  readonly card: Card;
  readonly reasons: Reasons;
}

/** The axis that a key stands for: what was merged is found under the other. */
export type Canonical = (key: string) => string;

/** Why two fit, or null: they share an axis, and a language where both say which they speak. */
export function reasonsFor(one: Side, other: Side, canonical: Canonical): Reasons | null {
  const axes = shared(one.axes?.map(canonical), other.axes?.map(canonical));
  const languages = shared(one.languages, other.languages);
  const understand = languages.length > 0 || !one.languages?.length || !other.languages?.length;
  if (axes.length === 0 || !understand) return null;
  return { axes, languages, country: one.country && one.country === other.country ? one.country : undefined };
}

const shared = (some: readonly string[] = [], others: readonly string[] = []): string[] =>
  [...new Set(some)].filter((each) => others.includes(each));

/** How many reasons there are. */
export const weight = ({ axes, country, languages }: Reasons): number =>
  axes.length + (country ? 1 : 0) + (languages.length > 0 ? 1 : 0);

/** Those that fit, best first; of two as good the newer one. */
export function matchesFor<Card extends Side & { readonly no: number }>(
  one: Side,
  cards: Iterable<Card>,
  canonical: Canonical,
): Match<Card>[] {
  const found: Match<Card>[] = [];
  for (const card of cards) {
    const reasons = reasonsFor(one, card, canonical);
    if (reasons) found.push({ card, reasons });
  }
  return found.sort((a, b) => weight(b.reasons) - weight(a.reasons) || b.card.no - a.card.no);
}

/** Whether whoever can help may say so: a day that is over is over. */
export const isOpen = (card: Pick<NeedCard, 'stage' | 'until'>, today: string): boolean =>
  (card.stage ?? 'open') === 'open' && !(card.until && card.until < today);

/** In whose name two needs are stated is the same. */
const sameName = (a: NeedCard, b: NeedCard): boolean =>
  a.organization === b.organization &&
  a.initiative === b.initiative &&
  (a.organization !== undefined || a.initiative !== undefined || a.by === b.by);

/** Offers that fit a need, or needs that fit an offer: open ones, and never of those who ask themselves. */
export const counterparts = (
  need: NeedCard,
  all: readonly NeedCard[],
  today: string,
  canonical: Canonical,
): Match<NeedCard>[] =>
  matchesFor(
    need,
    all.filter(
      (one) => (one.type === 'offer') !== (need.type === 'offer') && isOpen(one, today) && !sameName(one, need),
    ),
    canonical,
  );

/** What of all this could be the reader's to answer: open, not the reader's own, and best first. */
export const forReader = (
  reader: Side,
  all: readonly NeedCard[],
  isOwn: (card: NeedCard) => boolean,
  today: string,
  canonical: Canonical,
): Match<NeedCard>[] =>
  matchesFor(
    reader,
    all.filter((one) => isOpen(one, today) && !isOwn(one)),
    canonical,
  );

/** People who fit, without those who ask. */
export const people = (need: NeedCard, all: readonly MemberCard[], canonical: Canonical): Match<MemberCard>[] =>
  matchesFor(
    need,
    all.filter((one) => one.id !== need.by && (!need.organization || one.organization !== need.organization)),
    canonical,
  );

/** Organizations that fit, without the one that asks. */
export const organizations = (
  need: NeedCard,
  all: readonly OrganizationCard[],
  canonical: Canonical,
): Match<OrganizationCard>[] =>
  matchesFor(
    need,
    all.filter((one) => one.id !== need.organization),
    canonical,
  );

/** Initiatives that fit, without the one that asks and those that the asking organization accompanies. */
export const initiatives = (
  need: NeedCard,
  all: readonly InitiativeCard[],
  canonical: Canonical,
): Match<InitiativeCard>[] =>
  matchesFor(
    need,
    all.filter((one) => one.id !== need.initiative && (!need.organization || one.organization !== need.organization)),
    canonical,
  );
