import type { NeedAbout, NeedCard } from '../api/entries';
import type { Missing } from '../app/Found';
import { useTopic } from '../live/hooks';
import { useSlugged } from '../people/useSlugged';

export interface Need {
  readonly id: string;
  readonly about: NeedAbout;
}

/** The need or offer that a slug names, followed while the page is open, with the names that it says. */
export function useNeed(slug: string): Need | Missing {
  const found = useSlugged('need', slug);
  useTopic('directory/initiatives');
  return typeof found === 'string' ? found : { id: found.id, about: found.about };
}

/** What the directory says of it: that suffices to find who fits. */
export const cardOf = ({ id, about }: Need): NeedCard => ({
  ...about,
  kind: 'needCard',
  id,
  on: about.at.slice(0, 10),
  hidden: about.hidden !== undefined,
});
