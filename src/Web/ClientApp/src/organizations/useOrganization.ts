import type { OrganizationAbout, OrganizationPerson } from '../api/entries';
import { findBySlug } from '../app/slugs';
import { memberCard } from '../live/cards';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';

export interface Organization {
  readonly id: string;
  readonly about: OrganizationAbout;
  /** Those who represent it first, then by name. */
  readonly people: readonly OrganizationPerson[];
}

/** The organization that a slug names, followed while the page is open. */
export function useOrganization(slug: string): Organization | 'loading' | 'away' | 'missing' {
  const { line } = useLive();
  const directory = useTopic('directory/organizations');
  const id = directory.state && findBySlug(entriesOf(directory.state.entries, 'organizationCard'), slug)?.id;
  const { state, status } = useTopic(id ? `organization/${id}` : null);
  const about = state ? entryOf(state.entries, 'organizationAbout', 'about') : undefined;
  if (id && state && about) return { id, about, people: sorted(entriesOf(state.entries, 'organizationPerson')) };
  // As long as the directory is not whole, what is not in it may still come.
  const whole = directory.status === 'held' && directory.state?.low === 0;
  if (status === 'gone' || (!id && whole)) return 'missing';
  return line.value === 'waiting' ? 'away' : 'loading';
}

function sorted(people: OrganizationPerson[]): OrganizationPerson[] {
  const name = (person: OrganizationPerson) => memberCard(person.id)?.name ?? '';
  return people.sort((a, b) => Number(b.represents) - Number(a.represents) || name(a).localeCompare(name(b)));
}
