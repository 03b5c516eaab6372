import { useSignal } from '@preact/signals';
import { get, put } from '../api/http';
import type { Question } from '../api/questions';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { QuestionAnswer, QuestionAt } from '../help/QuestionText';
import { useTold } from '../help/useTold';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useTopic } from '../live/hooks';
import { Button } from '../ui/Button';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';

const Path = '/api/admin/questions';
const MaxText = 2000;

/** What members ask for: what waits first, the oldest before the others, then what was answered. */
export function QuestionsPage() {
  useTopic('directory/members');
  const told = useTold('question');
  const { value, failed, again } = useLoaded(() => get<{ items: readonly Question[] }>(Path), `${told}`);
  /** What is being answered here stays, whoever else answers meanwhile. */
  const written = useSignal<ReadonlySet<number>>(new Set());
  const waits = (one: Question) => !one.answer || written.value.has(one.no);
  const waiting = value?.items.filter(waits) ?? [];
  const answered = value?.items.filter((one) => !waits(one)) ?? [];
  const write = (no: number) => (written.value = new Set([...written.value, no]));
  const done = (no: number) => {
    written.value = new Set([...written.value].filter((one) => one !== no));
    again();
  };
  return (
    <>
      <PageTitle title={t('admin.questions')} back={{ href: '/app/admin', label: t('nav.back') }} />
      <p class="lead">{t('admin.questions.lead')}</p>
      {!value && (failed ? <LoadFailed cause={failed} onRetry={again} /> : <Skeleton rows={3} shape="card" />)}
      {value && waiting.length === 0 && <EmptyState id="questions" title={t('admin.questions.none')} />}
      <ul class="stack">
        {waiting.map((one) => (
          <li key={one.no} class="card question">
            <Words of={one} />
            <Answering question={one} onWrite={() => write(one.no)} onAnswered={() => done(one.no)} />
          </li>
        ))}
      </ul>
      {answered.length > 0 && (
        <section aria-labelledby="answered">
          <h2 id="answered" class="overline">
            {t('admin.questions.answered')}
          </h2>
          <ul class="stack">
            {answered.map((one) => (
              <li key={one.no} class="card question">
                <Words of={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Words({ of: question }: { of: Question }) {
  const { by, text, answer } = question;
  return (
    <>
      <p class="small">
        <a href={addressOf.member(by, memberName(by))}>{memberName(by)}</a> · <QuestionAt question={question} />
      </p>
      <p class="question-text">{text}</p>
      {answer && <QuestionAnswer answer={answer} />}
    </>
  );
}

interface AnsweringProps {
  readonly question: Question;
  /** Something is being written. */
  readonly onWrite: () => void;
  readonly onAnswered: () => void;
}

function Answering({ question, onWrite, onAnswered }: AnsweringProps) {
  const idOf = useRequestId();
  const answer = useSubmit(async (form: FormData) => {
    const text = textOf(form, 'text');
    await put<void>(`${Path}/${question.no}/answer`, { requestId: idOf(text), text });
    onAnswered();
  });
  const name = memberName(question.by);
  return (
    <Form onSubmit={(form) => void answer.submit(form)} label={t('admin.questions.to', { name })}>
      <Field label={t('admin.questions.to', { name })} error={answer.errorOf('text')}>
        {(field) => (
          <textarea {...(field as object)} name="text" rows={3} maxLength={MaxText} required onInput={onWrite} />
        )}
      </Field>
      <Problem form={answer} fields={['text']} />
      <Button look="primary" type="submit" icon="send" busy={answer.busy}>
        {t('action.send')}
      </Button>
    </Form>
  );
}
