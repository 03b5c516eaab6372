import type { InitiativeCard } from '../api/entries';
import { isAbout } from '../live/axes';
import { byName, says } from '../people/search';

/** What is looked for; an empty text asks for nothing. */
export interface InitiativeSearch {
  readonly text: string;
  readonly kind: string;
  readonly country: string;
  readonly axis: string;
  readonly organization: string;
}

export const everyInitiative: InitiativeSearch = { text: '', kind: '', country: '', axis: '', organization: '' };

/** How many filters are set, the text aside. */
export const filtersIn = (search: InitiativeSearch): number =>
  [search.kind, search.country, search.axis, search.organization].filter(Boolean).length;

/** The initiatives that match, by name. */
export const findInitiatives = (all: readonly InitiativeCard[], search: InitiativeSearch): InitiativeCard[] =>
  byName(
    all.filter(
      (one) =>
        (!search.country || one.country === search.country) &&
        (!search.axis || isAbout(one.axes, search.axis)) &&
        (!search.organization || one.organization === search.organization) &&
        (!search.kind || one.kinds.some((kind) => kind === search.kind)) &&
        says(search.text, one.name),
    ),
  );
