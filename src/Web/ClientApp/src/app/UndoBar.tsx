import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { isUndoable } from '../live/outbox';
import { Button } from '../ui/Button';

const said = (what: string) => (what === 'task' ? 'undo.task' : what === 'see' ? 'undo.see' : 'post.deleted.own');

/** A deletion can be undone for ten seconds: it has not left this device yet. */
export function UndoBar() {
  const { outbox } = useLive();
  const now = useSignal(Date.now());
  const held = outbox.items.value.filter((item) => isUndoable(item.command) && item.state === 'waiting');
  const last = held.filter((item) => item.heldUntil > now.value).at(-1);
  useEffect(() => {
    now.value = Date.now();
    if (held.length === 0) return;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 500);
    return () => clearInterval(timer);
  }, [held.length]);
  return (
    <div class="undo" role="status">
      {last && (
        <p class="undo-bar">
          {t(said(last.command.do))}
          <Button look="quiet" onClick={() => void outbox.takeBack(last.id)}>
            {t('action.undo')}
          </Button>
        </p>
      )}
    </div>
  );
}
