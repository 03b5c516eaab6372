import { useSignal } from '@preact/signals';
import type { GroupId, TopicName } from '../api/entries';
import { post as send } from '../api/http';
import type { ReportReason } from '../api/reports';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { useReasons } from './useReasons';

interface HideDialogProps {
  readonly about: TopicName;
  readonly post?: number;
  /** The group in which it stands. */
  readonly group?: GroupId;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Why one hides something; whoever would read it reads that instead. */
export function HideDialog({ about, post, group, onClose, onDone }: HideDialogProps) {
  const reason = useSignal<ReportReason>('harmful');
  const reasons = useReasons(group);
  const idOf = useRequestId();
  const form = useSubmit(async (text: string) => {
    const body = { about, post, reason: reason.value, text };
    await send('/api/hidden', { requestId: idOf(body), ...body });
    (onDone ?? onClose)();
  });
  return (
    <Dialog title={t('hiding.title')} onClose={onClose}>
      <Form onSubmit={(data) => void form.submit(textOf(data, 'text'))}>
        <p>{t('hiding.text')}</p>
        <Radios
          label={t('report.reason')}
          name="reason"
          chosen={reason.value}
          choices={reasons.map((value) => ({ value, label: t(`report.reason.${value}`) }))}
          onChoose={(value) => (reason.value = value as ReportReason)}
        />
        <Field label={t('report.answer.words')} hint={t('hiding.words.hint')} error={form.errorOf('text')}>
          {(field) => <textarea {...(field as object)} name="text" rows={3} maxLength={500} required />}
        </Field>
        <Problem form={form} fields={['text']} />
        <Button look="primary" type="submit" busy={form.busy}>
          {t('hiding.act')}
        </Button>
      </Form>
    </Dialog>
  );
}
