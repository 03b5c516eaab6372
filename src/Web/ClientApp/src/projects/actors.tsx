import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';
import { useEntries } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Face } from '../ui/Face';

type Size = 24 | 32 | 40;

export const isInitiative = (id: string): boolean => id.startsWith('n');

/** What an organization or initiative is called, as far as this browser knows. */
export function useActorName(): (id: string) => string {
  const initiatives = useEntries('directory/initiatives');
  return (id) =>
    (isInitiative(id) ? entryOf(initiatives, 'initiativeCard', id)?.name : organizationCard(id)?.name) ?? '';
}

export const addressOfActor = (id: string, name: string): string =>
  isInitiative(id) ? addressOf.initiative(id, name) : addressOf.organization(id, name);

/** A square for an organization, a leaf for an initiative. */
export function ActorFace({ id, name, size }: { id: string; name: string; size?: Size }) {
  return <Face id={id} name={name} kind={isInitiative(id) ? 'initiative' : 'organization'} size={size} />;
}

const InStack = 4;

/** At most four faces and how many more there are; read out as names. */
export function ActorStack({ ids }: { ids: readonly string[] }) {
  const nameOf = useActorName();
  if (ids.length === 0) return null;
  const shown = ids.slice(0, InStack);
  const more = ids.length - shown.length;
  const names = [...shown.map(nameOf).filter(Boolean), ...(more > 0 ? [t('faces.more', { n: more })] : [])];
  return (
    <span class="face-stack project-actors">
      {shown.map((id) => (
        <ActorFace key={id} id={id} name={nameOf(id)} size={32} />
      ))}
      {more > 0 && (
        <span class="face-more" aria-hidden="true">
          +{more}
        </span>
      )}
      <span class="sr">{names.join(', ')}</span>
    </span>
  );
}
