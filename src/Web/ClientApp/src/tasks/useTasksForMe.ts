import type { ForMeRow } from '../home/ForMe';
import { t } from '../i18n';
import { today } from '../initiatives/days';
import { useMine } from '../live/hooks';
import { counted, ownTasks } from './own';

/** What the member has to do in groups. */
export function useTasksForMe(): ForMeRow[] {
  const { open, overdue } = counted(ownTasks(useMine()), today());
  if (open === 0) return [];
  const words = [t('tasks.own.open', { n: open }), overdue > 0 && t('tasks.own.overdue', { n: overdue })];
  return [{ key: 'tasks', href: '/app/tareas', icon: 'check', words: words.filter(Boolean).join(' ') }];
}
