import { useSignal } from '@preact/signals';
import type { GroupTask } from '../api/entries';
import { addressOf } from '../app/slugs';
import { me } from '../app/session';
import { type GroupView, isWritable } from '../groups/useGroup';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useEntries, useLive } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Face } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { RelativeTime } from '../ui/RelativeTime';
import type { TaskAct } from './acts';
import { Due } from './Due';
import { TaskMenu } from './TaskMenu';
import { TaskState } from './TaskState';
import type { ShownTask } from './tasks';
import { titleOf } from '../threads/titleOf';

/** One task: whether it is done, what it is, by when, who does it, and what one may do about it. */
export function TaskRow({ shown: { task, item }, group }: { shown: ShownTask; group: GroupView }) {
  const { outbox, member } = useLive();
  // What is not with the others yet has no number to speak of.
  const mayAct = isWritable(group) && task.no > 0;
  const act = (what: TaskAct) => void outbox.add({ do: 'task', group: group.id, act: what });
  return (
    <li class={task.doneAt ? 'task is-done' : 'task'}>
      <label class="choice task-title">
        <input
          type="checkbox"
          checked={task.doneAt !== undefined}
          disabled={!mayAct}
          onChange={(event) => act({ do: 'done', no: task.no, done: event.currentTarget.checked })}
        />
        <span>{task.title}</span>
      </label>
      {mayAct && <TaskMenu task={task} group={group} onAct={act} />}
      <div class="task-more">
        <p class="task-facts">
          {task.due && !task.doneAt && <Due due={task.due} />}
          <Owner task={task} group={group} />
          {task.doneAt && <Done task={task} />}
        </p>
        <Text text={task.text} />
        <Source task={task} group={group} />
        {mayAct && !task.doneAt && task.owner !== member && (
          <Button
            icon="hand-helping"
            label={t('tasks.take.what', { title: task.title })}
            onClick={() => act({ do: 'owner', no: task.no, owner: member })}
          >
            {t('tasks.take')}
          </Button>
        )}
        {item && <TaskState item={item} />}
      </div>
    </li>
  );
}

/** Who does it; one who has left the group meanwhile is named as such. */
function Owner({ task, group }: { task: GroupTask; group: GroupView }) {
  const entries = useEntries(`group/${group.id}`);
  const { member } = useLive();
  if (!task.owner) return <span>{t('tasks.owner.nobody')}</span>;
  const own = task.owner === member ? me.value?.member.name : undefined;
  const name = own ?? memberName(task.owner);
  const isInside = entryOf(entries, 'groupMember', task.owner) !== undefined;
  return (
    <span class="task-owner">
      <Face id={task.owner} name={name} size={24} />
      <MemberLink id={task.owner} name={name} />
      {!isInside && <Chip icon="log-out">{t('tasks.owner.left')}</Chip>}
    </span>
  );
}

function Done({ task }: { task: GroupTask }) {
  const name = memberName(task.doneBy ?? '');
  return (
    <span>
      {t('tasks.done.by', { name })} <RelativeTime at={task.doneAt ?? task.at} />
    </span>
  );
}

const Short = 200;

/** More about it; a long text is folded. */
function Text({ text }: { text: string }) {
  const whole = useSignal(false);
  if (!text) return null;
  const folds = text.length > Short && !whole.value;
  return (
    <>
      <p class="is-plain task-text">{folds ? `${text.slice(0, Short).trimEnd()}…` : text}</p>
      {folds && (
        <Button look="quiet" onClick={() => (whole.value = true)}>
          {t('tasks.text.more')}
        </Button>
      )}
    </>
  );
}

/** Leads back to the message that it was made of, as far as that is known here. */
function Source({ task, group }: { task: GroupTask; group: GroupView }) {
  const entries = useEntries(`group/${group.id}`);
  const [kind, id = ''] = task.from?.topic.split('/') ?? [];
  const card = kind === 'thread' ? entryOf(entries, 'groupThread', id) : undefined;
  if (!card) return null;
  const post = task.from?.no ? `#p${task.from.no}` : '';
  return (
    <p class="small">
      <a href={`${addressOf.thread({ id: group.id, name: group.about.name }, card)}${post}`}>
        {t('tasks.from', { title: titleOf(card) })}
      </a>
    </p>
  );
}
