import type { InitiativePerson, OrganizationPerson, ProjectPerson } from '../api/entries';
import { memberCard } from '../live/cards';

export type Person = OrganizationPerson | InitiativePerson | ProjectPerson;

/** What people belong to: an organization, an initiative, or a project. */
export interface Peopled {
  readonly kind: 'organization' | 'initiative' | 'project';
  /** Where it is changed. */
  readonly path: string;
  readonly name: string;
  readonly people: readonly Person[];
}

/** Those who represent it first, then by name. */
export function inOrder<One extends Person>(people: One[]): One[] {
  const name = (person: Person) => memberCard(person.id)?.name ?? '';
  return people.sort((a, b) => Number(b.represents) - Number(a.represents) || name(a).localeCompare(name(b)));
}

/** What is said of those who represent it; who represents a project coordinates it. */
export const representsKey = (person: Person) =>
  person.kind === 'projectPerson' ? ('project.coordinates' as const) : ('organization.represents' as const);
