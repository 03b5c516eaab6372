import type { MemberCard, OrganizationCard } from '../api/entries';
import { compareFolded, fold } from '../i18n/fold';
import { isAbout } from '../live/axes';

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

/** Names of countries in the reader's language. */
export type CountryNames = (code: string) => string;

/** The members that match, by name. */
export function findMembers(
  all: readonly MemberCard[],
  organizationOf: (id: string) => OrganizationCard | undefined,
  search: Search,
  countryName: CountryNames,
): MemberCard[] {
  return byName(
    all.filter((one) => {
      const organization = one.organization ? organizationOf(one.organization) : undefined;
      return (
        matches(one, search) &&
        (!search.kind || organization?.type === search.kind) &&
        says(search.text, one.name, organization?.name ?? '', countryName(one.country))
      );
    }),
  );
}

/** The organizations that match, by name. */
export function findOrganizations(
  all: readonly OrganizationCard[],
  search: Search,
  countryName: CountryNames,
): OrganizationCard[] {
  return byName(
    all.filter(
      (one) =>
        matches(one, search) &&
        (!search.kind || one.type === search.kind) &&
        says(search.text, one.name, countryName(one.country)),
    ),
  );
}

const matches = (one: Named, { country, axis, language }: Search): boolean =>
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

/** Sorts what has a name by it. */
export const byName = <T extends { readonly name: string }>(cards: T[]): T[] =>
  cards.sort((a, b) => compareFolded(a.name, b.name));
