import { useSignal } from '@preact/signals';
import { get, post } from '../api/http';
import type { Question } from '../api/questions';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { useTopic } from '../live/hooks';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { LoadFailed } from '../ui/LoadFailed';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { QuestionAnswer, QuestionAt } from './QuestionText';
import { useTold } from './useTold';
import { placeBefore } from './wayToHelp';

const Path = '/api/me/questions';
const MaxText = 2000;

/** Asking those who administer the network, and what one asked. */
export function AskForHelp() {
  useTopic('directory/members');
  const told = useTold('questionAnswered');
  const { value, failed, again } = useLoaded(() => get<{ items: readonly Question[] }>(Path), `${told}`);
  return (
    <section class="ask" aria-labelledby="ask">
      <h2 id="ask">{t('help.ask')}</h2>
      <p>{t('help.ask.text')}</p>
      <Asking onAsked={again} />
      <h3 id="mis-preguntas">{t('help.mine')}</h3>
      {!value && (failed ? <LoadFailed cause={failed} onRetry={again} /> : <Skeleton rows={2} shape="card" />)}
      {value?.items.length === 0 && <p class="small">{t('help.mine.none')}</p>}
      <ul class="stack">
        {value?.items.map((one) => (
          <Asked key={one.no} question={one} />
        ))}
      </ul>
    </section>
  );
}

function Asking({ onAsked }: { onAsked: () => void }) {
  /** How many were asked here: each begins with an empty form, and is a request of its own also with the same words. */
  const asked = useSignal(0);
  const page = useSignal(placeBefore());
  const idOf = useRequestId();
  const ask = useSubmit(async (form: FormData) => {
    const question = { text: textOf(form, 'text'), page: page.value ?? undefined };
    await post(Path, { requestId: idOf([asked.value, question]), ...question });
    page.value = null;
    asked.value++;
    onAsked();
  });
  return (
    <Form key={asked.value} onSubmit={(form) => void ask.submit(form)} label={t('help.ask')}>
      <Field label={t('help.ask.words')} hint={t('help.ask.hint')} error={ask.errorOf('text')}>
        {(field) => <textarea {...(field as object)} name="text" rows={4} maxLength={MaxText} required />}
      </Field>
      {page.value && (
        <p class="ask-page">
          <span>
            {t('help.ask.page')} <code>{page.value}</code>
          </span>
          <Button look="quiet" onClick={() => (page.value = null)}>
            {t('help.ask.page.remove')}
          </Button>
        </p>
      )}
      <Problem form={ask} fields={['text']} />
      <p role="status">{asked.value > 0 && t('help.ask.sent')}</p>
      <Button look="primary" type="submit" icon="send" busy={ask.busy}>
        {t('help.ask.act')}
      </Button>
    </Form>
  );
}

function Asked({ question }: { question: Question }) {
  return (
    <li class="card question">
      <p class="question-text">{question.text}</p>
      <p class="small">
        <QuestionAt question={question} />
      </p>
      {question.answer ? <QuestionAnswer answer={question.answer} /> : <p class="small">{t('help.waits')}</p>}
    </li>
  );
}
