import { folded } from '../app/slugs';

export interface Placed {
  readonly country: string;
  readonly territory: string;
}

/** A territory as people write it; until somebody is known to be there, as the address says it. */
export function territoryName(slug: string, all: readonly Placed[] = []): string {
  const known = all.find(({ territory }) => folded(territory) === slug)?.territory;
  return known ?? slug.replace(/-/g, ' ').replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}
