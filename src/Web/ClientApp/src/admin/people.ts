import type { Guest, PersonAccess } from '../api/admin';
import type { MemberCard, OrganizationCard } from '../api/entries';
import { byName, says } from '../people/search';

/** Whose access is looked for: all, or those of one kind. */
export const Kinds = ['all', 'administrators', 'away', 'suspended', 'guests'] as const;
export type Kind = (typeof Kinds)[number];

/** A member with a card and what is known of the access. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly card: MemberCard;
  readonly access: PersonAccess;
}

export interface PersonSearch {
  readonly text: string;
  readonly kind: Kind;
  readonly organization: string;
  readonly country: string;
}

export const anybody: PersonSearch = { text: '', kind: 'all', organization: '', country: '' };

/** Members with cards; somebody whose card isn't here yet is left out. Pure. */
export const joined = (all: readonly PersonAccess[], cards: readonly MemberCard[]): Person[] => {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return all.flatMap((access) => {
    const card = byId.get(access.member);
    return card ? [{ id: card.id, name: card.name, card, access }] : [];
  });
};

const isOfKind = ({ access }: Person, kind: Kind): boolean =>
  kind === 'all' ||
  (kind === 'administrators' && access.administrator) ||
  (kind === 'away' && !access.seen && !access.suspension) ||
  (kind === 'suspended' && access.suspension !== undefined);

/** Those who are looked for, by name. Pure. */
export const findPeople = (
  all: readonly Person[],
  search: PersonSearch,
  organizationOf: (id: string) => OrganizationCard | undefined,
): Person[] =>
  byName(
    all.filter(
      (one) =>
        isOfKind(one, search.kind) &&
        (!search.country || one.card.country === search.country) &&
        (!search.organization || one.card.organization === search.organization) &&
        says(
          search.text,
          one.name,
          one.access.signInName,
          (one.card.organization && organizationOf(one.card.organization)?.name) || '',
        ),
    ),
  );

/** The guests who are looked for, the newest first; they have no country yet. Pure. */
export const findGuests = (all: readonly Guest[], search: PersonSearch): Guest[] =>
  (search.kind !== 'all' && search.kind !== 'guests') || search.country || search.organization
    ? []
    : all
        .filter(({ line }) => says(search.text, line.name, line.email ?? '', line.organization ?? ''))
        .sort((a, b) => b.at.localeCompare(a.at));

/** A table as programs for tables read it: with the mark by which they know its letters. Pure. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;

/** What such programs would take for a formula begins with a sign that has it read as words. */
const quoted = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** The words of a file that a program for tables wrote, as UTF-8 or as such programs wrote before. */
export function textOfFile(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
