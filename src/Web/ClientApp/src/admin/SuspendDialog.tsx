import { put } from '../api/http';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

interface SuspendDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Why somebody is kept out, and until when. */
export function SuspendDialog({ id, name, onClose, onDone }: SuspendDialogProps) {
  const form = useSubmit(async (data: FormData) => {
    const day = textOf(data, 'until');
    await put<void>(`/api/admin/people/${id}/suspension`, {
      reason: textOf(data, 'reason'),
      until: day ? `${day}T00:00:00Z` : undefined,
    });
    onDone();
  });
  return (
    <Dialog title={t('admin.suspend.title', { name })} onClose={onClose}>
      <p>{t('admin.suspend.text')}</p>
      <Form onSubmit={(data) => void form.submit(data)}>
        <Field label={t('admin.suspend.reason')} hint={t('admin.suspend.reason.hint')} error={form.errorOf('reason')}>
          {(field) => <textarea {...(field as object)} name="reason" rows={3} maxLength={500} required />}
        </Field>
        <Field label={t('admin.suspend.until')} hint={t('admin.suspend.until.hint')} error={form.errorOf('until')}>
          {(field) => <input {...field} type="date" name="until" />}
        </Field>
        <Problem form={form} fields={['reason', 'until']} />
        <Button look="danger" type="submit" busy={form.busy}>
          {t('admin.suspend')}
        </Button>
      </Form>
    </Dialog>
  );
}
