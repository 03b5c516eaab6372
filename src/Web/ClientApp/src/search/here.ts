import type { Axis, GroupCard, InitiativeCard, MemberCard, OrganizationCard } from '../api/entries';
import type { HitKind, SearchHit, SearchResults } from '../api/search';
import { compareFolded, fold } from '../i18n/fold';
import { says } from '../people/search';
import type { Question } from './question';

/** What this browser keeps of the network. */
export interface Held {
  readonly members: readonly MemberCard[];
  readonly organizations: readonly OrganizationCard[];
  readonly initiatives: readonly InitiativeCard[];
  readonly groups: readonly GroupCard[];
  readonly axes: readonly Axis[];
}

/** Words that this browser has for what is kept as keys. */
export interface Names {
  readonly country: (code: string) => string;
  readonly axis: (axis: Axis) => string;
  readonly isAbout: (axes: readonly string[], axis: string) => boolean;
}

interface Found extends SearchHit {
  readonly languages?: readonly string[];
  readonly words: readonly string[];
}

/** Finds among what this browser keeps, by name, as one does without a line. */
export function findHere(held: Held, question: Question, names: Names): SearchResults {
  const found = all(held, names).filter(
    (hit) =>
      says(question.text, hit.title, ...hit.words, names.country(hit.country)) &&
      (!question.country || hit.country === question.country) &&
      (!question.language || hit.languages?.includes(question.language)) &&
      (!question.axis || names.isAbout(hit.axes, question.axis)) &&
      !question.from &&
      !question.to,
  );
  const counts: Partial<Record<HitKind, number>> = {};
  for (const hit of found) counts[hit.kind] = (counts[hit.kind] ?? 0) + 1;
  const first = fold(question.text.trim());
  const rank = (hit: SearchHit) => Number(!fold(hit.title).startsWith(first));
  return {
    items: found
      .filter((hit) => !question.kind || hit.kind === question.kind)
      .sort((a, b) => rank(a) - rank(b) || compareFolded(a.title, b.title)),
    counts,
  };
}

const hit = (kind: HitKind, id: string, title: string, more: Partial<Found> = {}): Found => ({
  kind,
  id,
  title,
  titleMarks: [],
  excerpt: '',
  marks: [],
  country: '',
  axes: [],
  words: [],
  ...more,
});

/** What cards have in common. */
const of = ({ country, languages, axes }: MemberCard | OrganizationCard | InitiativeCard) => ({
  country,
  languages,
  axes,
});

const all = (held: Held, names: Names): Found[] => [
  ...held.members.map((one) => hit('person', one.id, one.name, { ...of(one), organization: one.organization })),
  ...held.organizations.map((one) => hit('organization', one.id, one.name, of(one))),
  ...held.initiatives.map((one) =>
    hit('initiative', one.id, one.name, { ...of(one), organization: one.organization, words: [one.territory] }),
  ),
  ...held.groups.map((one) =>
    hit('group', one.id, one.name, { excerpt: one.purpose, words: [one.purpose], axes: one.axes }),
  ),
  ...held.axes.map((one) =>
    hit('axis', one.id, names.axis(one), { words: Object.values(one.labels), axes: one.parent ? [one.parent] : [] }),
  ),
];
