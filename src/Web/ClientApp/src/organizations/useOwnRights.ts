import type { OrganizationPerson } from '../api/entries';
import { isAdministrator } from '../app/session';
import { useLive } from '../live/hooks';

/** What the reader may do with an organization of these people; the server decides. */
export function useOwnRights(people: readonly OrganizationPerson[]) {
  const { member } = useLive();
  const own = people.find((person) => person.id === member);
  const represents = own?.represents === true && !own.unconfirmed;
  const administers = isAdministrator();
  return { own, represents, administers, changes: represents || administers };
}
