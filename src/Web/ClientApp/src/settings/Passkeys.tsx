import { useSignal } from '@preact/signals';
import { addPasskey, knowsPasskeys, wasDismissed } from '../account/passkey';
import { passwordIn, PasswordOnceMore } from '../account/PasswordOnceMore';
import { del } from '../api/http';
import type { Me } from '../api/me';
import { refreshMe } from '../app/session';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** The keys of the member's devices: add, name, remove. */
export function Passkeys({ keys }: { keys: Me['passkeys'] }) {
  const asks = useSignal(false);
  const failed = useSignal(false);
  const add = useSubmit(async (form: FormData) => {
    failed.value = false;
    try {
      await addPasskey(textOf(form, 'name'), passwordIn(form));
    } catch (cause) {
      // The browser's own question closes itself without a reason that could be told.
      if (cause instanceof DOMException) failed.value = !wasDismissed(cause);
      else throw cause;
    }
    await refreshMe();
    asks.value = failed.value;
  });
  const remove = useSubmit(async (id: string) => {
    await del(`/api/me/passkeys/${encodeURIComponent(id)}`);
    await refreshMe();
  });
  return (
    <div class="setting">
      <h3>{t('settings.keys')}</h3>
      <p class="small">{t('settings.keys.text')}</p>
      {keys.length === 0 && <p>{t('settings.keys.none')}</p>}
      <ul>
        {keys.map(({ id, name, at }) => (
          <li key={id} class="setting-row">
            <span>
              {name}
              <span class="choice-hint">
                {t('settings.keys.since', { date: shortDate(new Date(at), minute.value) })}
              </span>
            </span>
            <Button
              look="quiet"
              icon="trash-2"
              label={t('settings.keys.remove', { name })}
              busy={remove.busy}
              onClick={() => void remove.submit(id)}
            />
          </li>
        ))}
      </ul>
      <Problem form={remove} />
      {knowsPasskeys() ? (
        <Button icon="key-round" onClick={() => (asks.value = true)}>
          {t('settings.keys.add')}
        </Button>
      ) : (
        <p class="small">{t('settings.keys.unknown')}</p>
      )}
      {asks.value && (
        <Dialog title={t('settings.keys.add')} onClose={() => (asks.value = false)}>
          <Form onSubmit={(form) => void add.submit(form)}>
            <Field label={t('settings.keys.name')} error={add.errorOf('name')}>
              {(field) => (
                <input
                  {...field}
                  name="name"
                  required
                  maxLength={80}
                  autocomplete="off"
                  defaultValue={t('settings.keys.name.example')}
                />
              )}
            </Field>
            <div role="alert">{failed.value && <p class="alert alert-danger">{t('signIn.passkey.failed')}</p>}</div>
            <Problem form={add} fields={['name']} />
            <PasswordOnceMore form={add} />
            <Button look="primary" type="submit" busy={add.busy}>
              {t('action.continue')}
            </Button>
          </Form>
        </Dialog>
      )}
    </div>
  );
}
