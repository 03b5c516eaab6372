import { useEffect } from 'preact/hooks';
import { organizationCard } from '../live/cards';
import { useLive, useMine } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { byName } from '../people/search';

/** The organizations that the reader represents, by name. */
export function useOwnOrganizations(): { id: string; name: string }[] {
  const { member, topics } = useLive();
  const places = entriesOf(useMine(), 'profile').flatMap((own) => own.places);
  const ids = places
    .filter((place) => place.role !== undefined && !place.unconfirmed)
    .map((place) => place.organization);
  useEffect(() => {
    const leave = ids.map((id) => topics.use(`organization/${id}`));
    return () => leave.forEach((stop) => stop());
  }, [topics, ids.join()]);
  const represented = ids.filter(
    (id) => entryOf(topics.view(`organization/${id}`).state.value.entries, 'organizationPerson', member)?.represents,
  );
  return byName(represented.map((id) => ({ id, name: organizationCard(id)?.name ?? '' })));
}
