import { useSignal } from '@preact/signals';
import { post } from '../api/http';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** Sends a mail to whoever asks, and says what came of it. */
export function TestMail({ onTried }: { onTried: () => void }) {
  const arrived = useSignal(false);
  const form = useSubmit(async () => {
    arrived.value = false;
    await post<void>('/api/admin/running/mail');
    arrived.value = true;
  });
  return (
    <>
      <Problem form={form} />
      <p role="status">{arrived.value && t('admin.running.mail.tested')}</p>
      <div class="acts">
        <Button busy={form.busy} onClick={() => void form.submit().then(onTried)}>
          {t('admin.running.mail.test')}
        </Button>
      </div>
    </>
  );
}
