import '../styles/people.css';
import '../styles/tasks.css';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useMine } from '../live/hooks';
import { EmptyState } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { Due } from './Due';
import { type OwnIn, ownTasks } from './own';

/** What the reader has to do in all groups. */
export default function OwnTasksPage() {
  const own = ownTasks(useMine());
  return (
    <>
      <PageTitle title={t('tasks.own')} back={{ href: '/app', label: t('nav.home') }} />
      {own.length === 0 && <EmptyState id="tasks" title={t('tasks.own.none')} />}
      {own.map((one) => (
        <OwnInGroup key={one.group.id} own={one} />
      ))}
    </>
  );
}

function OwnInGroup({ own: { group, tasks } }: { own: OwnIn }) {
  const address = `${addressOf.group(group.id, group.name)}/tareas?ver=mias`;
  const more = tasks.open - tasks.tasks.length;
  return (
    <section aria-labelledby={`tasks-${group.id}`}>
      <h2 id={`tasks-${group.id}`} class="overline tasks-of">
        <a href={address}>{group.name}</a>
      </h2>
      <ul class="tasks">
        {tasks.tasks.map((task) => (
          <li key={task.no} class="task">
            <a class="task-title" href={address}>
              {task.title}
            </a>
            {task.due && (
              <p class="task-facts">
                <Due due={task.due} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          <a href={address}>{t('tasks.own.more', { n: more })}</a>
        </p>
      )}
    </section>
  );
}
