import '../styles/calendar.css';
import type { Attendance, When } from '../api/entries';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useEntries } from '../live/hooks';
import { isSecret } from '../live/secrecy';
import { entriesOf } from '../live/unread';
import { minute } from '../ui/clock';
import { FaceStack } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { AnswerButtons, type AnswerButtonsProps } from './AnswerButtons';
import { untilOf, withZone } from './events';

const Named = 12;

interface GoingProps extends AnswerButtonsProps {
  readonly when: When;
}

/** Who goes to an event, and the own answer; of one that is over, who went. */
export function Going({ id, when, title, group }: GoingProps) {
  const isOver = untilOf(withZone(when)) <= minute.value.getTime();
  const answers = entriesOf(useEntries(`answers/${id}`), 'eventAnswer').sort((a, b) => a.no - b.no);
  const who = (answer: Attendance) => answers.filter((one) => one.answer === answer).map((one) => one.id);
  const going = who('going');
  const [maybe, none] = [who('maybe').length, who('no').length];
  const names = going.flatMap((member) => memberCard(member)?.name ?? []);
  return (
    <section class="going" aria-labelledby="going">
      <h2 id="going" class="overline">
        {t(isOver ? 'calendar.going.went' : 'calendar.going.title')}
      </h2>
      {!isOver && <AnswerButtons id={id} title={title} group={group} />}
      {answers.length === 0 && <p class="small">{t(isOver ? 'calendar.going.went.none' : 'calendar.going.none')}</p>}
      {going.length > 0 && (
        <div class="going-faces">
          <FaceStack ids={going} />
          <p class="small">
            {names.slice(0, Named).join(', ')}
            {going.length > Named && ` +${going.length - Named}`}
          </p>
        </div>
      )}
      {answers.length > 0 && (
        <p class="going-counts" role="status">
          {[
            t('calendar.going.n', { n: going.length }),
            ...(maybe > 0 ? [t('calendar.maybe.n', { n: maybe })] : []),
            ...(none > 0 ? [t('calendar.none.n', { n: none })] : []),
          ].join(' · ')}
        </p>
      )}
      {!isOver && !isSecret(id) && (
        <a class="button button-quiet" href={`/api/publications/${id}/event.ics`} download>
          <Icon name="calendar" />
          {t('calendar.add')}
        </a>
      )}
    </section>
  );
}
