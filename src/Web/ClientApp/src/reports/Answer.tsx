import { useSignal } from '@preact/signals';
import { post as send, put } from '../api/http';
import { type Report, type ReportAnswer, ReportAnswers, type ReportPlace, type ReportReason } from '../api/reports';
import { useRequestId } from '../app/useRequestId';
import { Reasons } from '../hiding/Reasons';
import { t } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { Radios } from '../ui/pickers';
import { useSubmit } from '../ui/useSubmit';
import { isHideable, mayBegin } from './about';
import { WhyForm } from './WhyForm';

/** What is asked of whoever answers something, and what follows. */
export interface AnswerProps {
  readonly report: Report;
  readonly place: ReportPlace;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What comes of it, and why. */
export function Answer({ report, place, onClose, onDone }: AnswerProps) {
  const chosen = useSignal<ReportAnswer | 'hidden'>('dismissed');
  const reason = useSignal<ReportReason>(report.reports[0]?.reason ?? 'harmful');
  const idOf = useRequestId();
  const form = useSubmit(async (text: string) => {
    if (chosen.value === 'hidden') {
      const hiding = { about: report.about, post: report.post, reason: reason.value, text };
      await send('/api/hidden', { requestId: idOf(hiding), ...hiding });
    } else {
      const body = { state: chosen.value, text };
      await put(`/api/reports/${place}/${report.no}`, { requestId: idOf(body), ...body });
    }
    onDone();
  });
  const choices = [
    ...ReportAnswers.filter((one) => one !== 'warned' || report.author),
    ...(isHideable(report) ? (['hidden'] as const) : []),
  ];
  const hint = { dismissed: 'hint', handled: 'hint', warned: 'warned', hidden: 'hidden' } as const;
  return (
    <Dialog title={t('report.answer')} onClose={onClose}>
      <WhyForm
        form={form}
        label={t('report.answer.words')}
        hint={t(`report.answer.words.${hint[chosen.value]}`)}
        act={t('report.answer')}
      >
        <Radios
          label={t('report.answer.what')}
          name="state"
          chosen={chosen.value}
          choices={choices.map((value) => ({ value, label: t(`report.answer.${value}`) }))}
          onChoose={(value) => (chosen.value = value as ReportAnswer | 'hidden')}
        />
        {chosen.value === 'hidden' && mayBegin(report) && <p class="small">{t('hiding.begins')}</p>}
        {chosen.value === 'hidden' && <Reasons group={place === 'network' ? undefined : place} chosen={reason} />}
      </WhyForm>
    </Dialog>
  );
}
