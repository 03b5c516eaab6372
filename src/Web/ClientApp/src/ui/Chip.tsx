import type { ComponentChildren } from 'preact';
import type { PublicationKind, ThreadKind } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { axisLabel, axisOf } from '../live/axes';
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

export const kindIcons: Record<ThreadKind | PublicationKind, IconName> = {
  conversation: 'message-circle',
  article: 'book-open',
  action: 'leaf',
  event: 'calendar',
  information: 'info',
  method: 'wrench',
};

export function KindChip({ kind }: { kind: ThreadKind | PublicationKind }) {
  return (
    <Chip look={kind} icon={kindIcons[kind]}>
      {t(`kind.${kind}`)}
    </Chip>
  );
}

/** The axes that something names, each once. In a card that is a link as a whole they lead nowhere themselves. */
export function AxisChips({ axes, plain = false }: { axes: readonly string[]; plain?: boolean }) {
  const keys = [...new Set(axes.map((key) => axisOf(key)?.id ?? key))].filter(axisLabel);
  if (keys.length === 0) return null;
  return (
    <ul class="chips" aria-label={t('axes.label')}>
      {keys.map((key) => (
        <li key={key}>
          {plain ? (
            <Chip>{axisLabel(key)}</Chip>
          ) : (
            <a class="chip" href={addressOf.axis(key)}>
              {axisLabel(key)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
