import type { MemberCard, OrganizationCard } from '../api/entries';
import { compareFolded, fold } from '../i18n/fold';

/** What is looked for; an empty text asks for nothing. */
export interface Search {
  readonly text: string;
  readonly country: string;
  /** The kind of an organization; for people, of their organization. */
  readonly kind: string;
  readonly axis: string;
  readonly language: string;
}

export const everything: Search = { text: '', country: '', kind: '', axis: '', language: '' };

/** How many filters are set, the text aside. */
export const filtersIn = (search: Search): number =>
  [search.country, search.kind, search.axis, search.language].filter(Boolean).length;

interface Named {
  readonly name: string;
  readonly country: string;
  readonly languages: readonly string[];
  readonly axes: readonly string[];
}

/** What the lists know beside the cards. */
export interface Known {
  /** Names of countries in the reader's language. */
  readonly countryName: (code: string) => string;
  /** Whether one of the axes that a card names belongs to this one. */
  readonly isAbout: (keys: readonly string[], axis: string) => boolean;
}

/** The members that match, by name. */
export function findMembers(
  all: readonly MemberCard[],
  organizationOf: (id: string) => OrganizationCard | undefined,
  search: Search,
  known: Known,
): MemberCard[] {
  return byName(
    all.filter((one) => {
      const organization = one.organization ? organizationOf(one.organization) : undefined;
      return (
        matches(one, search, known) &&
        (!search.kind || organization?.type === search.kind) &&
        says(search.text, one.name, organization?.name ?? '', known.countryName(one.country))
      );
    }),
  );
}

/** The organizations that match, by name. */
export function findOrganizations(all: readonly OrganizationCard[], search: Search, known: Known): OrganizationCard[] {
  return byName(
    all.filter(
      (one) =>
        matches(one, search, known) &&
        (!search.kind || one.type === search.kind) &&
        says(search.text, one.name, known.countryName(one.country)),
    ),
  );
}

const matches = (one: Named, { country, axis, language }: Search, { isAbout }: Known): boolean =>
  (!country || one.country === country) &&
  (!axis || isAbout(one.axes, axis)) &&
  (!language || one.languages.includes(language));

/** Whether every word that was typed begins a word of these texts. */
export function says(typed: string, ...texts: readonly string[]): boolean {
  const words = fold(texts.join(' ')).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

const byName = <T extends Named>(cards: T[]): T[] => cards.sort((a, b) => compareFolded(a.name, b.name));
