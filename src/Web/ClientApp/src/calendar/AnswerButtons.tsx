import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Attendance, GroupId } from '../api/entries';
import { del, put, Refused } from '../api/http';
import { requestId } from '../api/requestId';
import { useVisits } from '../emergency/useVisits';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import { useOwnAnswers } from './useCalendar';

const Answers: readonly Attendance[] = ['going', 'maybe', 'no'];

export interface AnswerButtonsProps {
  readonly id: string;
  readonly title: string;
  /** Whose event it is; without one it is for everybody. */
  readonly group: GroupId | undefined;
}

/** Going, perhaps, or not: one press says it, the same once more takes it back. Nothing for who reads the group in an emergency. */
export function AnswerButtons({ id, title, group }: AnswerButtonsProps) {
  const visits = useVisits(group);
  const own = useOwnAnswers()(id);
  // What was pressed shows at once, until the member's own topic says the same.
  const pressed = useSignal<Attendance | 'none' | null>(null);
  const problem = useSignal('');
  useEffect(() => {
    if (pressed.value === (own ?? 'none')) pressed.value = null;
  }, [own]);
  const chosen = pressed.value ?? own ?? 'none';
  const say = async (answer: Attendance) => {
    const path = `/api/publications/${id}/answer`;
    const next = chosen === answer ? 'none' : answer;
    pressed.value = next;
    problem.value = '';
    try {
      await (next === 'none'
        ? del(`${path}?requestId=${requestId()}`)
        : put(path, { requestId: requestId(), answer: next }));
    } catch (cause) {
      if (pressed.value === next) pressed.value = null;
      problem.value = (cause instanceof Refused && !cause.passing && cause.message) || t('error.line');
    }
  };
  if (visits) return null;
  return (
    <div class="answers">
      <div class="answer-buttons" role="group" aria-label={t('calendar.answers')}>
        {Answers.map((answer) => (
          <button
            key={answer}
            type="button"
            class="answer"
            data-answer={answer}
            aria-pressed={chosen === answer}
            aria-label={t(`calendar.answer.${answer}.to`, { title })}
            onClick={() => void say(answer)}
          >
            {chosen === answer && <Icon name="check" size={16} />}
            {t(`calendar.answer.${answer}`)}
          </button>
        ))}
      </div>
      {problem.value && (
        <p class="field-error" role="alert">
          {problem.value}
        </p>
      )}
    </div>
  );
}
