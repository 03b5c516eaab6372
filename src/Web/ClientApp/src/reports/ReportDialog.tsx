import { useSignal } from '@preact/signals';
import type { GroupId, TopicName } from '../api/entries';
import { post as send } from '../api/http';
import type { ReportReason } from '../api/reports';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { Reasons } from '../hiding/Reasons';
import { useReasons } from '../hiding/useReasons';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

interface ReportDialogProps {
  readonly about: TopicName;
  readonly post?: number;
  /** The group in which it stands. */
  readonly group?: GroupId;
  readonly onClose: () => void;
}

/** Why one reports something, and in which words. */
export function ReportDialog({ about, post, group, onClose }: ReportDialogProps) {
  const reason = useSignal<ReportReason>('harmful');
  const sent = useSignal(false);
  const reasons = useReasons(group);
  const idOf = useRequestId();
  const form = useSubmit(async (text: string) => {
    const body = { about, post, reason: reason.value, text };
    await send('/api/reports', { requestId: idOf(body), ...body });
    sent.value = true;
  });
  return (
    <Dialog title={t('report.title')} onClose={onClose}>
      <p role="status">{sent.value && t('report.sent')}</p>
      {sent.value ? (
        <div class="acts">
          <Button look="primary" onClick={onClose}>
            {t('action.close')}
          </Button>
        </div>
      ) : (
        <Form onSubmit={(data) => void form.submit(textOf(data, 'text'))}>
          <p>{t('report.text')}</p>
          {group && reasons.includes('agreements') && (
            <p class="small">
              <a href={`${addressOf.group(group, '')}/acuerdos`}>{t('agreements.title')}</a>
            </p>
          )}
          <Reasons group={group} chosen={reason} />
          <Field label={t('report.words')} error={form.errorOf('text')}>
            {(field) => (
              <textarea
                {...(field as object)}
                name="text"
                rows={3}
                maxLength={300}
                required={reason.value === 'somethingElse'}
              />
            )}
          </Field>
          <Problem form={form} fields={['text']} />
          <Button look="primary" type="submit" busy={form.busy}>
            {t('report.send')}
          </Button>
        </Form>
      )}
    </Dialog>
  );
}
