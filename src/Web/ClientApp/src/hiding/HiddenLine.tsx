import { useSignal } from '@preact/signals';
import type { TopicName } from '../api/entries';
import type { Hidden } from '../api/hiding';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { RelativeTime } from '../ui/RelativeTime';
import { Behind } from './Behind';
import '../styles/hiding.css';

interface HiddenLineProps {
  readonly about: TopicName;
  readonly post?: number;
  readonly hidden: Hidden;
  /** Whether the reader wrote it. */
  readonly isOwn: boolean;
  /** Whether the reader may look behind: its author, and those who moderate it. */
  readonly looks: boolean;
}

/** What stands in the place of what was hidden: by whom and why. */
export function HiddenLine({ about, post, hidden, isOwn, looks }: HiddenLineProps) {
  const opened = useSignal(false);
  return (
    <div class="hidden-line">
      <p>
        <strong>{t(isOwn ? 'hiding.line.own' : 'hiding.line', { name: memberName(hidden.by) })}</strong>{' '}
        {t(`report.reason.${hidden.reason}`)} · <RelativeTime at={hidden.at} />
      </p>
      <p class="hidden-why">{hidden.text}</p>
      {looks && !opened.value && (
        <Button look="quiet" icon="eye" onClick={() => (opened.value = true)}>
          {t('hiding.look')}
        </Button>
      )}
      {opened.value && <Behind about={about} post={post} place={hidden.place} isOwn={isOwn} />}
    </div>
  );
}
