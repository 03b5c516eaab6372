import type { Membership } from '../api/entries';
import { myGroups } from '../app/places';
import { isAdministrator } from '../app/session';
import { useLive } from '../live/hooks';
import { entryOf } from '../live/unread';

/** Where a member may invite to. */
export interface InvitingPlaces {
  /** Into the network alone. */
  readonly network: boolean;
  readonly groups: readonly Membership[];
}

/** Null where the member may invite nowhere. Who may is decided by the server; this is what is offered. */
export function useInvitingPlaces(): InvitingPlaces | null {
  const { topics } = useLive();
  const facilitates = (group: Membership) => group.role === 'facilitator';
  const groups = myGroups().filter((group) => {
    const about = entryOf(topics.view(`group/${group.id}`).state.value.entries, 'groupAbout', 'about');
    return !about?.archived && (facilitates(group) || about?.membersInvite);
  });
  const network = isAdministrator() || groups.some(facilitates);
  return network || groups.length > 0 ? { network, groups } : null;
}
