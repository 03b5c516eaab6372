import { t } from '../i18n';
import { dayInWords } from '../initiatives/days';
import { days, dueState } from './days';

/** By when, in words; what is late is said so, and not by a color alone. */
export function Due({ due }: { due: string }) {
  const { today, tomorrow } = days();
  const state = dueState(due, today, tomorrow);
  const words = t(`tasks.due.${state}`, { day: dayInWords(due) });
  return state === 'overdue' ? <strong class="task-overdue">{words}</strong> : <span>{words}</span>;
}
