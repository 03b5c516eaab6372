import type { InitiativeAbout, InitiativePerson, InitiativePoint } from '../api/entries';
import { me } from '../app/session';
import { findBySlug } from '../app/slugs';
import { useEntries, useLive, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { inOrder, type Peopled } from '../people/peopled';

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
export function useInitiative(slug: string): Initiative | 'loading' | 'away' | 'missing' {
  const { line } = useLive();
  const directory = useTopic('directory/initiatives');
  const id = directory.state && findBySlug(entriesOf(directory.state.entries, 'initiativeCard'), slug)?.id;
  const { state, status } = useTopic(id ? `initiative/${id}` : null);
  const about = state ? entryOf(state.entries, 'initiativeAbout', 'about') : undefined;
  if (id && state && about) {
    const people = inOrder(entriesOf(state.entries, 'initiativePerson'));
    return { id, about, people, point: entryOf(state.entries, 'initiativePoint', 'point') };
  }
  // As long as the directory is not whole, what is not in it may still come.
  const whole = directory.status === 'held' && directory.state?.low === 0;
  if (status === 'gone' || (!id && whole)) return 'missing';
  return line.value === 'waiting' ? 'away' : 'loading';
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
    changes: leads || me.value?.roles.includes('administrator') === true,
  };
}

/** The initiative as its people belong to it. */
export const peopleOf = ({ id, about, people }: Initiative): Peopled => ({
  kind: 'initiative',
  path: `/api/initiatives/${id}`,
  name: about.name,
  people,
});
