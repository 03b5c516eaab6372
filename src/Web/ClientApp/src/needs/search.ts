import type { NeedCard, NeedKind } from '../api/entries';
import { isAbout } from '../live/axes';
import { says } from '../people/search';
import { isOpen } from './matches';

/** What is looked for; an empty text asks for nothing. */
export interface NeedSearch {
  readonly text: string;
  readonly axis: string;
  readonly country: string;
  readonly language: string;
}

export const everyNeed: NeedSearch = { text: '', axis: '', country: '', language: '' };

/** How many filters are set, the text aside. */
export const filtersIn = (search: NeedSearch): number =>
  [search.axis, search.country, search.language].filter(Boolean).length;

/** What matches of one kind: what is open first, the newest first. What is for anywhere or in any language always matches. */
export function findNeeds(all: readonly NeedCard[], type: NeedKind, search: NeedSearch, today: string): NeedCard[] {
  return inOrder(
    all.filter(
      (one) =>
        (one.type ?? 'need') === type &&
        (!search.axis || isAbout(one.axes ?? [], search.axis)) &&
        (!search.country || !one.country || one.country === search.country) &&
        (!search.language || !one.languages || one.languages.includes(search.language)) &&
        says(search.text, one.title),
    ),
    today,
  );
}

/** Open ones first, the newest first. */
export const inOrder = (cards: readonly NeedCard[], today: string): NeedCard[] =>
  [...cards].sort(
    (a, b) =>
      Number(isOpen(b, today)) - Number(isOpen(a, today)) || (a.on < b.on ? 1 : a.on > b.on ? -1 : 0) || b.no - a.no,
  );
