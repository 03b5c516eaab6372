import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { passwordIn, PasswordOnceMore } from '../account/PasswordOnceMore';
import { ended, hasErased, me, signOut } from '../app/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Form } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { Erasure } from './erase';
import { showTake } from './TakeSettings';

/** The way out, which is nobody's to grant. */
export function LeaveSettings() {
  const asks = useSignal(false);
  const erasure = useMemo(() => new Erasure(), []);
  return (
    <section class="setting-group" aria-labelledby="leave">
      <h2 id="leave">{t('settings.leave')}</h2>
      <div class="setting">
        <p>{t('settings.leave.why')}</p>
        <Button look="danger" onClick={() => (asks.value = true)}>
          {t('leave.act')}
        </Button>
      </div>
      {asks.value && <LeaveDialog erasure={erasure} onClose={() => (asks.value = false)} />}
    </section>
  );
}

/** Says what goes and what stays before it can't be undone; then this device forgets everything too. */
function LeaveDialog({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const leave = useSubmit(async (password: string) => {
    if ((await erasure.ask(password)) === 'ended') return ended();
    hasErased.value = true;
    await signOut();
  });
  const days = me.value?.network.backupDays;
  return (
    <Dialog title={t('leave.title')} onClose={onClose}>
      <Form onSubmit={(form) => void leave.submit(passwordIn(form))}>
        <p>{t('leave.goes')}</p>
        {days !== undefined && <p>{t('leave.copies', { n: days })}</p>}
        <p>{t('leave.stays')}</p>
        <p>{t('leave.groups')}</p>
        <p>{t('leave.take')}</p>
        <Button
          icon="download"
          onClick={() => {
            onClose();
            showTake();
          }}
        >
          {t('leave.take.act')}
        </Button>
        <p>
          <strong>{t('leave.noWayBack')}</strong>
        </p>
        <label class="choice">
          <input type="checkbox" name="sure" required />
          {t('leave.sure')}
        </label>
        <PasswordOnceMore form={leave} />
        <Problem form={leave} />
        <div class="acts acts-stay">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="danger" busy={leave.busy}>
            {t('leave.do')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
