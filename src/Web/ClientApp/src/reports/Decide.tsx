import { useSignal } from '@preact/signals';
import { put } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import type { AnswerProps } from './Answer';

/** Whether whoever appeals is right, and why. */
export function Decide({ report, place, onClose, onDone }: AnswerProps) {
  const chosen = useSignal<'granted' | 'rejected'>('granted');
  const idOf = useRequestId();
  const form = useSubmit(async (text: string) => {
    const body = { granted: chosen.value === 'granted', text };
    await put(`/api/reports/${place}/${report.no}/appeal/answer`, { requestId: idOf(body), ...body });
    onDone();
  });
  const kind = report.state === 'warned' ? 'warned' : 'hidden';
  return (
    <Dialog title={t('appeal.decide')} onClose={onClose}>
      <Form onSubmit={(data) => void form.submit(textOf(data, 'text'))}>
        <p>{report.appeal?.text}</p>
        <Radios
          label={t('report.answer.what')}
          name="granted"
          chosen={chosen.value}
          choices={(['granted', 'rejected'] as const).map((value) => ({
            value,
            label: t(`appeal.decide.${kind}.${value}`),
          }))}
          onChoose={(value) => (chosen.value = value as 'granted' | 'rejected')}
        />
        <Field label={t('report.answer.words')} hint={t('appeal.decide.hint')} error={form.errorOf('text')}>
          {(field) => <textarea {...(field as object)} name="text" rows={3} maxLength={500} required />}
        </Field>
        <Problem form={form} fields={['text']} />
        <Button look="primary" type="submit" busy={form.busy}>
          {t('appeal.decide')}
        </Button>
      </Form>
    </Dialog>
  );
}
