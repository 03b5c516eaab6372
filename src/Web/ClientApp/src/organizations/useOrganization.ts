import type { OrganizationAbout, OrganizationPerson } from '../api/entries';
import { findBySlug } from '../app/slugs';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { inOrder, type Peopled } from '../people/peopled';

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
  if (id && state && about) return { id, about, people: inOrder(entriesOf(state.entries, 'organizationPerson')) };
  // As long as the directory is not whole, what is not in it may still come.
  const whole = directory.status === 'held' && directory.state?.low === 0;
  if (status === 'gone' || (!id && whole)) return 'missing';
  return line.value === 'waiting' ? 'away' : 'loading';
}

/** The organization as its people belong to it. */
export const peopleOf = ({ id, about, people }: Organization): Peopled => ({
  kind: 'organization',
  path: `/api/organizations/${id}`,
  name: about.name,
  people,
});
