import { t } from '../i18n';
import { hasLeft, memberCard, organizationCard } from '../live/cards';
import { usePresence } from '../live/hooks';
import { presenceWord } from '../live/presence';
import { minute } from './clock';
import { Icon } from './Icon';
import { initials, tintOf } from './tint';

interface FaceProps {
  readonly id: string;
  readonly name: string;
  readonly kind?: 'person' | 'organization' | 'initiative';
  readonly size?: 24 | 32 | 40 | 56 | 96;
}

/** A person is a circle, an organization a square, an initiative a leaf. The name stands beside it, so it is hidden from screen readers. */
export function Face({ id, name, kind = 'person', size = 40 }: FaceProps) {
  const isNobody = kind === 'person' && (hasLeft(id) || !initials(name));
  return (
    <span class={`face face-${kind} face-${size} tint-${tintOf(id)}`} aria-hidden="true">
      {isNobody ? <Icon name="user-round" size={size / 2} /> : initials(name)}
    </span>
  );
}

/** A member's face, with a mark when the member is there. */
export function MemberFace({ id, size = 40 }: { id: string; size?: FaceProps['size'] }) {
  const presence = usePresence(id);
  const isHere = presenceWord(presence, minute.value.getTime()) === 'now';
  return (
    <span class={isHere ? 'face-wrap is-here' : 'face-wrap'}>
      <Face id={id} name={memberCard(id)?.name ?? ''} size={size} />
    </span>
  );
}

export function OrganizationFace({ id, size = 40 }: { id: string; size?: FaceProps['size'] }) {
  return <Face id={id} name={organizationCard(id)?.name ?? ''} kind="organization" size={size} />;
}

const InStack = 5;

/** At most five faces, and how many more there are; read out as names. */
export function FaceStack({ ids, total = ids.length }: { ids: readonly string[]; total?: number }) {
  const shown = ids.slice(0, InStack);
  const more = total - shown.length;
  const names = shown.map((id) => memberCard(id)?.name).filter(Boolean);
  return (
    <span class="face-stack">
      {shown.map((id) => (
        <Face key={id} id={id} name={memberCard(id)?.name ?? ''} size={32} />
      ))}
      {more > 0 && (
        <span class="face-more" aria-hidden="true">
          +{more}
        </span>
      )}
      <span class="sr">{[...names, more > 0 ? t('faces.more', { n: more }) : ''].filter(Boolean).join(', ')}</span>
    </span>
  );
}
