import '../styles/tasks.css';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import type { TabProps } from '../groups/tabs';
import { isWritable } from '../groups/useGroup';
import { t } from '../i18n';
import { useLive, useTopic } from '../live/hooks';
import { Button } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { TaskDialog } from './TaskDialog';
import { TaskRow } from './TaskRow';
import { type ShownTask, shownTasks } from './tasks';

const AtOnce = 30;
const Views = ['open', 'mine', 'done'] as const;
type View = (typeof Views)[number];

const viewIn = (said: string | undefined): View => (said === 'mias' ? 'mine' : said === 'hechas' ? 'done' : 'open');

/** What a group has to do: what is open, what of it is the reader's, and what is done. */
export default function TasksTab({ view: group }: TabProps) {
  const { outbox, member, line } = useLive();
  const { query } = useRoute();
  const topic = useTopic(`tasks/${group.id}`);
  const view = useSignal<View>(viewIn(query.ver));
  const adds = useSignal(false);
  const items = outbox.items.value.filter(({ command }) => command.do === 'task' && command.group === group.id);
  const { open, done } = shownTasks(topic.state?.entries ?? new Map(), items, member);
  const mine = open.filter(({ task }) => task.owner === member);
  const found: Record<View, readonly ShownTask[]> = { open, mine, done };
  const isOpen = isWritable(group);
  const waits = topic.status === 'loading' || topic.status === 'empty';
  if (waits && open.length + done.length === 0) return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />;
  const add = isOpen && (
    <Button look="primary" icon="plus" onClick={() => (adds.value = true)}>
      {t('tasks.new')}
    </Button>
  );
  return (
    <>
      <h2 class="sr">{t('group.tab.tasks')}</h2>
      {open.length + done.length === 0 ? (
        <EmptyState id={group.id} title={t('tasks.empty')}>
          <p class="small">{t('tasks.empty.example')}</p>
          {add}
        </EmptyState>
      ) : (
        <>
          {add}
          <fieldset class="segments task-views">
            <legend class="sr">{t('tasks.view')}</legend>
            {Views.map((one) => (
              <label key={one} class="segment">
                <input type="radio" name="view" checked={view.value === one} onChange={() => (view.value = one)} />
                {t(`tasks.view.${one}`)} <span class="segment-count">{found[one].length}</span>
              </label>
            ))}
          </fieldset>
          <Found key={view.value} tasks={found[view.value]} none={t(`tasks.none.${view.value}`)} group={group} />
        </>
      )}
      {adds.value && <TaskDialog group={group.id} onClose={() => (adds.value = false)} />}
    </>
  );
}

interface FoundProps {
  readonly tasks: readonly ShownTask[];
  readonly none: string;
  readonly group: TabProps['view'];
}

function Found({ tasks, none, group }: FoundProps) {
  const shown = useSignal(AtOnce);
  if (tasks.length === 0) return <p class="small">{none}</p>;
  return (
    <>
      <ul class="tasks">
        {tasks.slice(0, shown.value).map((one) => (
          <TaskRow key={one.key} shown={one} group={group} />
        ))}
      </ul>
      {tasks.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}
