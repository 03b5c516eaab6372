import { t } from '../../i18n';
import { CopyBox } from '../../ui/CopyBox';
import { Dialog } from '../../ui/Dialog';
import { Button } from '../../ui/Button';

/** The secret of a receiver: what is closed is shown no more. */
export function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog title={t('admin.webhooks.secret')} onClose={onClose}>
      <p>{t('admin.webhooks.secret.once')}</p>
      <CopyBox label={t('admin.webhooks.secret')} value={secret} />
      <div class="acts">
        <Button onClick={onClose}>{t('action.close')}</Button>
      </div>
    </Dialog>
  );
}
