import type { OrganizationAbout, OrganizationPerson } from '../api/entries';
import type { Missing } from '../app/Found';
import { entriesOf } from '../live/unread';
import { inOrder, type Peopled } from '../people/peopled';
import { useSlugged } from '../people/useSlugged';

export interface Organization {
  readonly id: string;
  readonly about: OrganizationAbout;
  /** Those who represent it first, then by name. */
  readonly people: readonly OrganizationPerson[];
}

/** The organization that a slug names, followed while the page is open. */
export function useOrganization(slug: string): Organization | Missing {
  const found = useSlugged('organization', slug);
  if (typeof found === 'string') return found;
  const { id, about, entries } = found;
  return { id, about, people: inOrder(entriesOf(entries, 'organizationPerson')) };
}

/** The organization as its people belong to it. */
export const peopleOf = ({ id, about, people }: Organization): Peopled => ({
  kind: 'organization',
  path: `/api/organizations/${id}`,
  name: about.name,
  people,
});
