import type { InitiativeAbout, InitiativePerson, InitiativePoint } from '../api/entries';
import type { Missing } from '../app/Found';
import { isAdministrator } from '../app/session';
import { useEntries, useLive } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { inOrder, type Peopled } from '../people/peopled';
import { useSlugged } from '../people/useSlugged';

export interface Initiative {
  readonly id: string;
  readonly about: InitiativeAbout;
  readonly people: readonly InitiativePerson[];
  /** The exact place, while the initiative shows it. */
  readonly point: InitiativePoint | undefined;
}

/** What the reader may do with an initiative. */
export interface InitiativeRights {
  /** Reads and writes its log. */
  readonly accompanies: boolean;
  /** Represents the initiative or its organization. */
  readonly leads: boolean;
  /** Represents the initiative itself. */
  readonly speaks: boolean;
  /** Changes its profile and people. */
  readonly changes: boolean;
}

/** The initiative that a slug names, followed while the page is open. */
export function useInitiative(slug: string): Initiative | Missing {
  const found = useSlugged('initiative', slug);
  if (typeof found === 'string') return found;
  const { id, about, entries } = found;
  const people = inOrder(entriesOf(entries, 'initiativePerson'));
  return { id, about, people, point: entryOf(entries, 'initiativePoint', 'point') };
}

/** What the reader may do, as initiative and organization say; the server decides. */
export function useRights({ about, people }: Initiative): InitiativeRights {
  const { member } = useLive();
  const organization = useEntries(`organization/${about.organization}`);
  const own = people.find((person) => person.id === member && !person.unconfirmed);
  const there = entryOf(organization, 'organizationPerson', member);
  const colleague = there && !there.unconfirmed ? there : undefined;
  const speaks = own?.represents === true;
  const leads = speaks || colleague?.represents === true;
  return {
    accompanies: own !== undefined || colleague !== undefined,
    leads,
    speaks,
    changes: leads || isAdministrator(),
  };
}

/** The initiative as its people belong to it. */
export const peopleOf = ({ id, about, people }: Initiative): Peopled => ({
  kind: 'initiative',
  path: `/api/initiatives/${id}`,
  name: about.name,
  people,
});
