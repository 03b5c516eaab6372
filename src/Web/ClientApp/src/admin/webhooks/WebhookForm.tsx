import { useId } from 'preact/hooks';
import { post, put } from '../../api/http';
import type { Webhook, WebhookSecret } from '../../api/webhooks';
import { useRequestId } from '../../app/useRequestId';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { chosenIn, Form, textOf } from '../../ui/Form';
import { Problem } from '../../ui/Problem';
import { useSubmit } from '../../ui/useSubmit';
import { happeningWords, Happenings } from './words';

/** Where receivers are. */
export const Path = '/api/admin/webhooks';

const MaxName = 80;
const MaxAddress = 500;

interface WebhookFormProps {
  /** The one that is changed; null: a new one. */
  readonly webhook: Webhook | null;
  /** A new one has a secret. */
  readonly onDone: (secret?: WebhookSecret) => void;
  readonly onCancel: () => void;
}

/** What a receiver is called, where it is, and what it is told. */
export function WebhookForm({ webhook, onDone, onCancel }: WebhookFormProps) {
  const id = useId();
  const idOf = useRequestId();
  const save = useSubmit(async (form: FormData) => {
    const said = {
      name: textOf(form, 'name'),
      address: textOf(form, 'address'),
      happenings: chosenIn(form, 'happenings'),
    };
    const body = { requestId: idOf(said), ...said };
    if (webhook) {
      await put<void>(`${Path}/${webhook.no}`, body);
      onDone();
    } else {
      onDone(await post<WebhookSecret>(Path, body));
    }
  });
  const heading = webhook ? t('admin.webhooks.change', { name: webhook.name }) : t('admin.webhooks.add');
  const chosen = webhook?.happenings ?? Happenings;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <Form onSubmit={(form) => void save.submit(form)} label={heading}>
        <Field label={t('admin.webhooks.name')} error={save.errorOf('name')}>
          {(field) => <input {...field} name="name" maxLength={MaxName} required defaultValue={webhook?.name} />}
        </Field>
        <Field
          label={t('admin.webhooks.address')}
          hint={t('admin.webhooks.address.hint')}
          error={save.errorOf('address')}
        >
          {(field) => (
            <input
              {...field}
              name="address"
              type="url"
              inputMode="url"
              autocomplete="off"
              maxLength={MaxAddress}
              required
              defaultValue={webhook?.address}
            />
          )}
        </Field>
        <fieldset class="boxes">
          <legend class="field-label">{t('admin.webhooks.of')}</legend>
          {Happenings.map((type) => (
            <label key={type} class="box-choice">
              <input type="checkbox" name="happenings" value={type} defaultChecked={chosen.includes(type)} />
              {happeningWords(type)}
            </label>
          ))}
        </fieldset>
        <Problem form={save} fields={['name', 'address']} />
        <div class="acts">
          <Button look="primary" type="submit" busy={save.busy}>
            {t('action.save')}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}
