import { useSignal } from '@preact/signals';
import { del, post } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** Asks to become one of an organization's people, or takes that back while it waits. */
export function JoinOrganization({ id, name }: { id: string; name: string }) {
  const path = `/api/organizations/${id}/membership`;
  const waits = entryOf(useMine(), 'organizationRequests', id)?.requested === true;
  const open = useSignal(false);
  const ask = useSubmit(async (form: FormData) => {
    await post(path, { requestId: requestId(), role: textOf(form, 'role'), text: textOf(form, 'text') });
    open.value = false;
  });
  const withdraw = useSubmit(() => del(`${path}?requestId=${requestId()}`));
  if (waits) {
    return (
      <div class="my-place">
        <p class="small">{t('organization.join.waiting')}</p>
        {withdraw.error && <p role="alert">{withdraw.error}</p>}
        <Button busy={withdraw.busy} onClick={() => void withdraw.submit()}>
          {t('group.ask.takeBack')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Button icon="user-plus" onClick={() => (open.value = true)}>
        {t('organization.join')}
      </Button>
      {open.value && (
        <Dialog title={t('organization.join.title', { name })} onClose={() => (open.value = false)}>
          <p>{t('organization.join.text')}</p>
          <Form onSubmit={(form) => void ask.submit(form)}>
            <Field label={t('organization.join.role')} error={ask.errorOf('role')}>
              {(field) => <input {...field} name="role" required maxLength={80} />}
            </Field>
            <Field label={t('organization.join.word')} error={ask.errorOf('text')}>
              {(field) => <textarea {...(field as object)} name="text" rows={3} maxLength={500} />}
            </Field>
            <Problem form={ask} fields={['role', 'text']} />
            <Button look="primary" type="submit" busy={ask.busy}>
              {t('group.ask.send')}
            </Button>
          </Form>
        </Dialog>
      )}
    </>
  );
}
