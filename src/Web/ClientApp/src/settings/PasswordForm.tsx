import { useSignal } from '@preact/signals';
import { post } from '../api/http';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form } from '../ui/Form';
import { PasswordInput } from '../ui/PasswordInput';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** A new password, by the present one. */
export function PasswordForm() {
  const asks = useSignal(false);
  const done = useSignal(false);
  const save = useSubmit(async (form: FormData) => {
    await post('/api/password', {
      currentPassword: String(form.get('current')),
      password: String(form.get('password')),
    });
    asks.value = false;
    done.value = true;
  });
  return (
    <div class="setting">
      <h3>{t('settings.password')}</h3>
      <p class="small">{t('settings.password.text')}</p>
      <p role="status">{done.value && t('settings.password.done')}</p>
      <Button icon="lock" onClick={() => (asks.value = true)}>
        {t('settings.password.act')}
      </Button>
      {asks.value && (
        <Dialog title={t('settings.password.act')} onClose={() => (asks.value = false)}>
          <Form onSubmit={(form) => void save.submit(form)}>
            <Field label={t('settings.password.current')} error={save.errorOf('currentPassword')}>
              {(field) => <PasswordInput {...field} name="current" autocomplete="current-password" required />}
            </Field>
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
