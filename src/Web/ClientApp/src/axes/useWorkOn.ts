import type { GroupCard, MemberCard, OrganizationCard } from '../api/entries';
import { isAbout } from '../live/axes';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';

export interface WorkOn {
  readonly people: readonly MemberCard[];
  readonly organizations: readonly OrganizationCard[];
  readonly groups: readonly GroupCard[];
}

/** Who says to work on an axis or on a part of it: people, organizations and the groups that one may know of. */
export function useWorkOn(axis: string): WorkOn {
  const names = (card: { readonly axes: readonly string[] }) => isAbout(card.axes, axis);
  return {
    people: entriesOf(useEntries('directory/members'), 'memberCard').filter(names),
    organizations: entriesOf(useEntries('directory/organizations'), 'organizationCard').filter(names),
    groups: entriesOf(useEntries('directory/groups'), 'groupCard').filter((card) => !card.archived && names(card)),
  };
}
