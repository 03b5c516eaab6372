import { useSignal } from '@preact/signals';
import { post } from '../api/http';
import { refreshMe } from '../app/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form } from '../ui/Form';
import { PasswordInput } from '../ui/PasswordInput';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** A new password, by the present one; the first one by a sign-in of just now. */
export function PasswordForm({ has }: { has: boolean }) {
  const act = t(has ? 'settings.password.act' : 'settings.password.first');
  const asks = useSignal(false);
  const done = useSignal(false);
  const save = useSubmit(async (form: FormData) => {
    await post('/api/password', {
      currentPassword: has ? String(form.get('current')) : undefined,
      password: String(form.get('password')),
    });
    asks.value = false;
    done.value = true;
    if (!has) await refreshMe();
  });
  return (
    <div class="setting">
      <h3>{t('settings.password')}</h3>
      <p class="small">{t(has ? 'settings.password.text' : 'settings.password.none')}</p>
      <p role="status">{done.value && t('settings.password.done')}</p>
      <Button icon="lock" onClick={() => (asks.value = true)}>
        {act}
      </Button>
      {asks.value && (
        <Dialog title={act} onClose={() => (asks.value = false)}>
          <Form onSubmit={(form) => void save.submit(form)}>
            {has && (
              <Field label={t('settings.password.current')} error={save.errorOf('currentPassword')}>
                {(field) => <PasswordInput {...field} name="current" autocomplete="current-password" required />}
              </Field>
            )}
            <Field label={t('access.password')} hint={t('access.password.hint')} error={save.errorOf('password')}>
              {(field) => (
                <PasswordInput {...field} name="password" autocomplete="new-password" minLength={8} required />
              )}
            </Field>
            <Problem form={save} fields={['currentPassword', 'password']} />
            <Button look="primary" type="submit" busy={save.busy}>
              {t('action.save')}
            </Button>
          </Form>
        </Dialog>
      )}
    </div>
  );
}
