import type { Entry } from '../api/entries';
import { t } from '../i18n';
import type { Topics } from './topics';
import { entriesOf, entryOf } from './unread';

type Entries = ReadonlyMap<string, Entry>;

/**
 * The member's own, with what is kept nowhere: sensitive groups are called as they call themselves while their topics are here, and by
 * a word for any such group before that.
 */
export function called(mine: Entries, topics: Topics): Entries {
  const secret = entriesOf(mine, 'membership').filter(({ sensitive }) => sensitive);
  if (secret.length === 0) return mine;
  const all = new Map(mine);
  for (const own of secret) {
    const about = entryOf(topics.view(`group/${own.id}`).state.value.entries, 'groupAbout', 'about');
    all.set(own.id, { ...own, name: about?.name ?? t('sensitive.group') });
  }
  for (const own of entriesOf(mine, 'ownTasks').filter(({ group }) => secret.some(({ id }) => id === group))) {
    all.set(own.id, {
      ...own,
      tasks: own.tasks.map((task) => ({ ...task, title: task.title || t('sensitive.task') })),
    });
  }
  return all;
}
