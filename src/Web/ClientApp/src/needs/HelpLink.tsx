import type { NeedKind } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Icon } from '../ui/Icon';
import { helpThread } from './helpThread';

interface HelpLinkProps {
  readonly need: { readonly id: string; readonly title: string; readonly type?: NeedKind };
  /** Whether the reader has begun the conversation before. */
  readonly begun: boolean;
  readonly look?: 'primary' | 'plain';
}

/** One tap to the conversation with those who ask. */
export function HelpLink({ need, begun, look = 'plain' }: HelpLinkProps) {
  const { member } = useLive();
  const words = t(begun ? 'needs.talk' : need.type === 'offer' ? 'needs.useful' : 'needs.help');
  return (
    <a
      class={`button button-${look} need-help`}
      href={addressOf.help(need, helpThread(need.id, member))}
      aria-label={`${words}: ${need.title}`}
    >
      <Icon name={begun ? 'message-circle' : 'hand-heart'} />
      {words}
    </a>
  );
}
