import { useSignal } from '@preact/signals';
import { t } from '../i18n';
import { live } from '../live/live';
import { tellsReading } from '../live/outbox';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { signOut } from './session';

/** Signs out; asks first when something written here has not been sent. */
export function SignOut() {
  const asks = useSignal(false);
  const unsent = live.value?.outbox.items.value.filter((item) => !tellsReading(item.command)).length ?? 0;
  return (
    <>
      <button
        type="button"
        class="rail-link"
        onClick={() => {
          if (unsent > 0) asks.value = true;
          else void signOut();
        }}
      >
        <Icon name="log-out" />
        {t('action.signOut')}
      </button>
      {asks.value && (
        <Dialog title={t('signOut.unsent.title')} onClose={() => (asks.value = false)}>
          <p>{t('signOut.unsent', { n: unsent })}</p>
          <div class="acts">
            <Button look="danger" onClick={() => void signOut()}>
              {t('signOut.anyway')}
            </Button>
            <Button onClick={() => (asks.value = false)}>{t('action.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
