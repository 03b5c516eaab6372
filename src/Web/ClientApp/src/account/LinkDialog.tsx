import { useSignal } from '@preact/signals';
import { post } from '../api/http';
import { language, t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

interface LinkDialogProps {
  readonly title: string;
  /** Where to ask: a link that signs in, or one that sets a password. */
  readonly path: '/api/session/link' | '/api/password/reset';
  readonly onClose: () => void;
}

/** Asks for a mailed link. The answer is the same whether or not there is such an account. */
export function LinkDialog({ title, path, onClose }: LinkDialogProps) {
  const sent = useSignal(false);
  const send = useSubmit(async (form: FormData) => {
    await post(path, { email: textOf(form, 'email'), language: language.value });
    sent.value = true;
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <p role="status">{sent.value && t('signIn.link.sent')}</p>
      {sent.value ? (
        <div class="acts">
          <Button look="primary" onClick={onClose}>
            {t('action.close')}
          </Button>
        </div>
      ) : (
        <Form onSubmit={(form) => void send.submit(form)}>
          <Field label={t('signIn.link.email')} error={send.errorOf('email')}>
            {(attributes) => <input {...attributes} type="email" name="email" autocomplete="email" required />}
          </Field>
          <Problem form={send} fields={['email']} />
          <Button look="primary" type="submit" icon="mail" busy={send.busy}>
            {t('signIn.link.send')}
          </Button>
        </Form>
      )}
    </Dialog>
  );
}
