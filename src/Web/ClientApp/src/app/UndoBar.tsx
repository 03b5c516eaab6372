import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { canUndo, type Command, readBy } from '../live/outbox';
import { Button } from '../ui/Button';

/** What can be undone for ten seconds, and was done last: it has not left this device yet. */
export function UndoBar() {
  const { outbox } = useLive();
  const now = useSignal(Date.now());
  const bar = useRef<HTMLDivElement>(null);
  const held = outbox.items.value.filter((item) => canUndo(item.command) && item.state === 'waiting');
  const last = held.filter((item) => item.heldUntil > now.value).at(-1);
  useEffect(() => {
    now.value = Date.now();
    if (held.length === 0) return;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 500);
    return () => clearInterval(timer);
  }, [held.length]);
  useEffect(() => {
    if (!last || !isLost()) return;
    // What was pressed went away with what it did: whoever came by keyboard stands before the way back.
    bar.current?.querySelector('button')?.focus({ preventScroll: true });
    return () => {
      if (isLost()) document.getElementById('main')?.focus({ preventScroll: true });
    };
  }, [last?.id]);
  return (
    <div ref={bar} class="undo" role="status">
      {last && (
        <p class="undo-bar">
          {wordsOf(last.command)}
          <Button look="quiet" onClick={() => void outbox.takeBack(last.id)}>
            {t('action.undo')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Whether nothing on the page has the focus. */
const isLost = (): boolean =>
  [document.body, document.getElementById('main')].includes(document.activeElement as HTMLElement);

function wordsOf(command: Command): string {
  if (command.do === 'markRead') return t('undo.read', { n: readBy(command).length });
  if (command.do === 'see') return t('undo.see');
  return t(command.do === 'task' ? 'undo.task' : 'undo.post');
}
