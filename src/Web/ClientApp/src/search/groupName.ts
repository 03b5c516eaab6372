import type { SearchHit } from '../api/search';
import { myGroups } from '../app/places';
import { groupCard } from '../live/cards';

/** The name of the group in which a hit stands; hidden groups are known as one's own. */
export const groupName = ({ group }: SearchHit): string =>
  group ? (groupCard(group)?.name ?? myGroups().find((one) => one.id === group)?.name ?? '') : '';
