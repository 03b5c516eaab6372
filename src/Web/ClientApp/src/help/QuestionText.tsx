import type { Question } from '../api/questions';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { RelativeTime } from '../ui/RelativeTime';

/** When a question was asked, and on which page it came up. */
export function QuestionAt({ question: { at, page } }: { question: Question }) {
  return (
    <>
      <RelativeTime at={at} />
      {page && (
        <>
          {' '}
          · <a href={page}>{t('help.page')}</a>
        </>
      )}
    </>
  );
}

/** What was answered. */
export function QuestionAnswer({ answer }: { answer: NonNullable<Question['answer']> }) {
  return (
    <blockquote class="question-answer">
      <p class="question-text">{answer.text}</p>
      <p class="small">
        {memberName(answer.by)} · <RelativeTime at={answer.at} />
      </p>
    </blockquote>
  );
}
