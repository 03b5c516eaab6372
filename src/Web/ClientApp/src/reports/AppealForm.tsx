import { put } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** Why a warning or a hiding was wrong, said once. */
export function AppealForm({ path, onDone }: { path: string; onDone: () => void }) {
  const idOf = useRequestId();
  const form = useSubmit(async (text: string) => {
    await put(path, { requestId: idOf({ text }), text });
    onDone();
  });
  return (
    <section aria-labelledby="appeal">
      <h2 id="appeal">{t('appeal.title')}</h2>
      <p class="small">{t('appeal.text')}</p>
      <Form onSubmit={(data) => void form.submit(textOf(data, 'text'))}>
        <Field label={t('appeal.words')} error={form.errorOf('text')}>
          {(field) => <textarea {...(field as object)} name="text" rows={4} maxLength={500} required />}
        </Field>
        <Problem form={form} fields={['text']} />
        <Button look="primary" type="submit" busy={form.busy}>
          {t('appeal.send')}
        </Button>
      </Form>
    </section>
  );
}
