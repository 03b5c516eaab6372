import { useSignal } from '@preact/signals';
import type { GroupId, TopicName } from '../api/entries';
import { post as send } from '../api/http';
import type { ReportReason } from '../api/reports';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { mayBegin } from '../reports/about';
import { WhyForm } from '../reports/WhyForm';
import { Dialog } from '../ui/Dialog';
import { useSubmit } from '../ui/useSubmit';
import { Reasons } from './Reasons';

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
  const idOf = useRequestId();
  const form = useSubmit(async (text: string) => {
    const body = { about, post, reason: reason.value, text };
    await send('/api/hidden', { requestId: idOf(body), ...body });
    (onDone ?? onClose)();
  });
  return (
    <Dialog title={t('hiding.title')} onClose={onClose}>
      <WhyForm form={form} label={t('report.answer.words')} hint={t('hiding.words.hint')} act={t('hiding.act')}>
        <p>{t('hiding.text')}</p>
        {mayBegin({ about, post }) && <p>{t('hiding.begins')}</p>}
        <Reasons group={group} chosen={reason} />
      </WhyForm>
    </Dialog>
  );
}
