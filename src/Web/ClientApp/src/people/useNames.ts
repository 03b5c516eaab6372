import { organizationCard } from '../live/cards';
import { useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { byName } from './search';

export interface Name {
  readonly id: string;
  readonly kind: 'organization' | 'initiative';
  readonly name: string;
}

/** In whose name the reader may speak: organizations and initiatives where the reader has confirmed to be. */
export function useNames(): Name[] {
  const mine = useMine();
  const organizations = entriesOf(mine, 'profile')
    .flatMap((own) => own.places)
    .filter((place) => place.role !== undefined && !place.unconfirmed)
    .map(({ organization: id }): Name => ({ id, kind: 'organization', name: organizationCard(id)?.name ?? '' }));
  const initiatives = entriesOf(mine, 'initiativePlace')
    .filter((place) => !place.unconfirmed)
    .map(({ id, name }): Name => ({ id, kind: 'initiative', name }));
  return byName([...organizations, ...initiatives].filter((one) => one.name));
}
