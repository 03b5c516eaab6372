import type { ComponentChildren } from 'preact';
import type { ThreadKind } from '../api/entries';
import { t, tMaybe } from '../i18n';
import { Icon, type IconName } from './Icon';

/** A small label: never by color alone, so an icon or a word says the same. */
export function Chip({ look, icon, children }: { look?: string; icon?: IconName; children: ComponentChildren }) {
  return (
    <span class={look ? `chip chip-${look}` : 'chip'}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  );
}

const kindIcons: Record<ThreadKind, IconName> = {
  conversation: 'message-circle',
  article: 'book-open',
  action: 'leaf',
  event: 'calendar',
  information: 'info',
};

export function KindChip({ kind }: { kind: ThreadKind }) {
  return (
    <Chip look={kind} icon={kindIcons[kind]}>
      {t(`kind.${kind}`)}
    </Chip>
  );
}

export function AxisChips({ axes }: { axes: readonly string[] }) {
  if (axes.length === 0) return null;
  return (
    <ul class="chips" aria-label={t('axes.label')}>
      {axes.map((axis) => (
        <li key={axis}>
          <Chip>{tMaybe(`axis.${axis}`) ?? axis}</Chip>
        </li>
      ))}
    </ul>
  );
}
