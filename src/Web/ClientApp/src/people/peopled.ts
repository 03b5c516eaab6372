import type { InitiativePerson, OrganizationPerson } from '../api/entries';
import { memberCard } from '../live/cards';

export type Person = OrganizationPerson | InitiativePerson;

/** What people belong to: an organization, or an initiative. */
export interface Peopled {
  readonly kind: 'organization' | 'initiative';
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
