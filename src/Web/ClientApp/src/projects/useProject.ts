import { useEffect } from 'preact/hooks';
import type {
  InitiativeCard,
  ProjectAbout,
  ProjectActor,
  ProjectGoal,
  ProjectIndicator,
  ProjectPerson,
  ProjectUpdate,
  ProjectValue,
} from '../api/entries';
import type { Missing } from '../app/Found';
import { isAdministrator } from '../app/session';
import { useOwnOrganizations } from '../initiatives/useOwnOrganizations';
import { useEntries, useLive, useMine } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { inOrder, type Peopled } from '../people/peopled';
import { useSlugged } from '../people/useSlugged';

export interface Project {
  readonly id: string;
  readonly about: ProjectAbout;
  readonly actors: readonly ProjectActor[];
  readonly people: readonly ProjectPerson[];
  readonly goals: readonly ProjectGoal[];
  /** The newest first. */
  readonly updates: readonly ProjectUpdate[];
  readonly indicators: readonly ProjectIndicator[];
  readonly values: readonly ProjectValue[];
}

/** What the reader may do with a project; the server decides. */
export interface ProjectRights {
  /** Changes what stands in it: coordinates it, or speaks for what leads it. */
  readonly changes: boolean;
  /** Changes profile and people: those, and administrators. */
  readonly edits: boolean;
  readonly coordinates: boolean;
  /** Those of its organizations and initiatives for which the reader speaks. */
  readonly speaks: ReadonlySet<string>;
}

/** The project that a slug names, followed while the page is open. */
export function useProject(slug: string): Project | Missing {
  const found = useSlugged('project', slug);
  if (typeof found === 'string') return found;
  const { id, about, entries } = found;
  return {
    id,
    about,
    actors: entriesOf(entries, 'projectActor').sort((a, b) => a.no - b.no),
    people: inOrder(entriesOf(entries, 'projectPerson')),
    goals: entriesOf(entries, 'projectGoal').sort((a, b) => a.order - b.order || a.no - b.no),
    updates: entriesOf(entries, 'projectUpdate').sort((a, b) => b.at.localeCompare(a.at)),
    indicators: entriesOf(entries, 'projectIndicator').sort(
      (a, b) => Number(a.closed) - Number(b.closed) || a.no - b.no,
    ),
    values: entriesOf(entries, 'projectValue'),
  };
}

/** Organizations and initiatives for which the reader speaks: for an initiative that nobody represents, those do who
 * represent the organization that accompanies it. */
export function useVoices(): ReadonlySet<string> {
  const { topics } = useLive();
  const mine = useMine();
  const own = useOwnOrganizations().map((one) => one.id);
  const cards = entriesOf(useEntries(own.length ? 'directory/initiatives' : null), 'initiativeCard');
  const accompanied = cards.filter((card: InitiativeCard) => own.includes(card.organization)).map((card) => card.id);
  useEffect(() => {
    const leave = accompanied.map((id) => topics.use(`initiative/${id}`));
    return () => leave.forEach((stop) => stop());
  }, [topics, accompanied.join()]);
  const silent = accompanied.filter((id) => {
    const { entries } = topics.view(`initiative/${id}`).state.value;
    return (
      entries.has('about') &&
      !entriesOf(entries, 'initiativePerson').some((person) => person.represents && !person.unconfirmed)
    );
  });
  const represented = entriesOf(mine, 'initiativePlace').filter((place) => place.represents && !place.unconfirmed);
  return new Set([...own, ...silent, ...represented.map((place) => place.id)]);
}

/** What the reader may do. */
export function useRights({ actors, people }: Project): ProjectRights {
  const { member } = useLive();
  const voices = useVoices();
  const own = people.find((person) => person.id === member && !person.unconfirmed);
  const coordinates = own?.represents === true;
  const leads = actors.some((actor) => actor.role === 'leads' && !actor.unconfirmed && voices.has(actor.id));
  const changes = coordinates || leads;
  return { changes, edits: changes || isAdministrator(), coordinates, speaks: voices };
}

/** Those of a project's organizations and initiatives in whose name the reader may tell something. */
export function useNames({ actors }: Project, speaks: ReadonlySet<string>): string[] {
  const mine = useMine();
  const places = entriesOf(mine, 'profile').flatMap((own) => own.places);
  const isPersonOf = (id: string) =>
    places.some((place) => place.organization === id && place.role !== undefined && !place.unconfirmed) ||
    entryOf(mine, 'initiativePlace', id)?.unconfirmed === false;
  return actors.filter(({ id, unconfirmed }) => !unconfirmed && (speaks.has(id) || isPersonOf(id))).map(({ id }) => id);
}

/** The project as its people belong to it. */
export const peopleOf = ({ id, about, people }: Project): Peopled => ({
  kind: 'project',
  path: `/api/projects/${id}`,
  name: about.name,
  people,
});
