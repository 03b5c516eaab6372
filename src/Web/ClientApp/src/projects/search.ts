import type { ProjectCard } from '../api/entries';
import { isAbout } from '../live/axes';
import { byName, says } from '../people/search';

/** What is looked for; an empty text asks for nothing. */
export interface ProjectSearch {
  readonly text: string;
  readonly axis: string;
  readonly country: string;
  readonly stage: string;
}

export const everyProject: ProjectSearch = { text: '', axis: '', country: '', stage: '' };

/** How many filters are set, the text aside. */
export const filtersIn = (search: ProjectSearch): number =>
  [search.axis, search.country, search.stage].filter(Boolean).length;

/** The projects that match, by name; those that have come to their end stand last. */
export const findProjects = (all: readonly ProjectCard[], search: ProjectSearch): ProjectCard[] =>
  byName(
    all.filter(
      (one) =>
        (!search.country || one.country === search.country) &&
        (!search.axis || isAbout(one.axes, search.axis)) &&
        (!search.stage || one.stage === search.stage) &&
        says(search.text, one.name),
    ),
  ).sort((a, b) => Number(a.stage === 'finished') - Number(b.stage === 'finished'));
