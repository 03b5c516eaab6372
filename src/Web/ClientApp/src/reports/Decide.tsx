import { useSignal } from '@preact/signals';
import { put } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { Radios } from '../ui/pickers';
import { useSubmit } from '../ui/useSubmit';
import type { AnswerProps } from './Answer';
import { WhyForm } from './WhyForm';

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
      <WhyForm form={form} label={t('report.answer.words')} hint={t('appeal.decide.hint')} act={t('appeal.decide')}>
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
      </WhyForm>
    </Dialog>
  );
}
