import { useSignal } from '@preact/signals';
import type { Entry } from '../api/entries';
import { put } from '../api/http';
import { type Report, type ReportAnswer, ReportAnswers, type ReportPlace } from '../api/reports';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { RelativeTime } from '../ui/RelativeTime';
import { useSubmit } from '../ui/useSubmit';
import { aboutOf } from './about';

interface ReportCardProps {
  readonly report: Report;
  readonly place: ReportPlace;
  readonly group: ReadonlyMap<string, Entry>;
  readonly onAnswered: () => void;
}

/** What was reported of one thing, by whom and why, and what came of it. */
export function ReportCard({ report, place, group, onAnswered }: ReportCardProps) {
  const answers = useSignal(false);
  const { author, decision, state } = report;
  const { name, href } = aboutOf(report, place, group);
  return (
    <li class="card">
      <h3>{href ? <a href={href}>{name}</a> : name}</h3>
      {author && <p class="small">{t('report.by', { name: memberName(author) })}</p>}
      <ul>
        {report.reports.map((one) => (
          <li key={one.by}>
            <strong>{t(`report.reason.${one.reason}`)}</strong> {one.text}{' '}
            <span class="small">
              {memberName(one.by)} · <RelativeTime at={one.at} />
            </span>
          </li>
        ))}
      </ul>
      {decision && state !== 'waiting' && (
        <p>
          <strong>{t(`report.state.${state}`)}</strong> {decision.text}{' '}
          <span class="small">
            {memberName(decision.by)} · <RelativeTime at={decision.at} />
          </span>
        </p>
      )}
      {state === 'waiting' && (
        <div class="acts">
          <Button look="primary" label={t('report.answer.to', { name })} onClick={() => (answers.value = true)}>
            {t('report.answer')}
          </Button>
        </div>
      )}
      {answers.value && (
        <Answer
          report={report}
          place={place}
          onClose={() => (answers.value = false)}
          onDone={() => {
            answers.value = false;
            onAnswered();
          }}
        />
      )}
    </li>
  );
}

interface AnswerProps {
  readonly report: Report;
  readonly place: ReportPlace;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What comes of it, and why. */
function Answer({ report, place, onClose, onDone }: AnswerProps) {
  const chosen = useSignal<ReportAnswer>('dismissed');
  const idOf = useRequestId();
  const form = useSubmit(async (text: string) => {
    const body = { state: chosen.value, text };
    await put(`/api/reports/${place}/${report.no}`, { requestId: idOf(body), ...body });
    onDone();
  });
  const choices = ReportAnswers.filter((one) => one !== 'warned' || report.author);
  return (
    <Dialog title={t('report.answer')} onClose={onClose}>
      <Form onSubmit={(data) => void form.submit(textOf(data, 'text'))}>
        <Radios
          label={t('report.answer.what')}
          name="state"
          chosen={chosen.value}
          choices={choices.map((value) => ({ value, label: t(`report.answer.${value}`) }))}
          onChoose={(value) => (chosen.value = value as ReportAnswer)}
        />
        <Field
          label={t('report.answer.words')}
          hint={t(chosen.value === 'warned' ? 'report.answer.words.warned' : 'report.answer.words.hint')}
          error={form.errorOf('text')}
        >
          {(field) => <textarea {...(field as object)} name="text" rows={3} maxLength={500} required />}
        </Field>
        <Problem form={form} fields={['text']} />
        <Button look="primary" type="submit" busy={form.busy}>
          {t('report.answer')}
        </Button>
      </Form>
    </Dialog>
  );
}
