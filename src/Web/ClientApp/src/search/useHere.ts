import type { SearchResults } from '../api/search';
import { allAxes, isAbout, labelOf } from '../live/axes';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { countryName } from '../ui/countryName';
import { findHere, type Held } from './here';
import type { Question } from './question';

interface Here {
  /** Finds among what this device keeps. */
  readonly find: (question: Question) => SearchResults;
  /** The countries that there is somebody or something from. */
  readonly countries: readonly string[];
}

/** What this device keeps of the network. */
export function useHere(): Here {
  const held: Held = {
    members: entriesOf(useEntries('directory/members'), 'memberCard'),
    organizations: entriesOf(useEntries('directory/organizations'), 'organizationCard'),
    initiatives: entriesOf(useEntries('directory/initiatives'), 'initiativeCard'),
    groups: entriesOf(useEntries('directory/groups'), 'groupCard'),
    axes: allAxes.value,
  };
  return {
    find: (question) => findHere(held, question, { country: countryName, axis: labelOf, isAbout }),
    countries: [...held.members, ...held.organizations, ...held.initiatives].map((one) => one.country),
  };
}
