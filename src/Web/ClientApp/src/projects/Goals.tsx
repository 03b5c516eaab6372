import { useSignal } from '@preact/signals';
import type { Entry, ProjectGoal } from '../api/entries';
import { del, patch, post } from '../api/http';
import { requestId } from '../api/requestId';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { movedOrder } from './progress';
import type { Project } from './useProject';

/** What a project wants to reach, and how much of it is reached. */
export function Goals({ project, mayChange }: { project: Project; mayChange: boolean }) {
  const { id, goals } = project;
  const open = useSignal(false);
  const done = goals.filter((goal) => goal.done).length;
  if (goals.length === 0 && !mayChange) return null;
  return (
    <section aria-labelledby="goals">
      <h2 id="goals" class="overline">
        {t('project.goals')}
      </h2>
      {goals.length > 0 && (
        <div class="project-progress">
          <progress max={goals.length} value={done} aria-labelledby="goals-done" />
          <span id="goals-done" class="small">
            {t('project.goals.done', { done, n: goals.length })}
          </span>
        </div>
      )}
      {goals.length === 0 && <p class="small">{t('project.goals.none')}</p>}
      <ol class="project-goals">
        {goals.map((goal, at) => (
          <Goal key={goal.id} project={id} goals={goals} at={at} mayChange={mayChange} />
        ))}
      </ol>
      {mayChange && (
        <Button icon="plus" onClick={() => (open.value = true)}>
          {t('project.goal.add')}
        </Button>
      )}
      {open.value && <GoalDialog project={id} onClose={() => (open.value = false)} />}
    </section>
  );
}

interface GoalProps {
  readonly project: string;
  readonly goals: readonly ProjectGoal[];
  readonly at: number;
  readonly mayChange: boolean;
}

function Goal({ project, goals, at, mayChange }: GoalProps) {
  const { learn } = useLive();
  const goal = goals[at] as ProjectGoal;
  const open = useSignal<'edit' | 'remove' | null>(null);
  const path = `/api/projects/${project}`;
  const change = useSubmit(async (what: { done: boolean } | { order: number }) =>
    learn(`project/${project}`, [await patch<Entry>(`${path}/goals/${goal.no}`, { requestId: requestId(), ...what })]),
  );
  const remove = useSubmit(async () => {
    learn(`project/${project}`, [await del<Entry>(`${path}/entries/${goal.id}?requestId=${requestId()}`)]);
  });
  const move = (to: number) =>
    change.submit({
      order: movedOrder(
        goals.map((one) => one.order),
        at,
        to,
      ),
    });
  if (!mayChange) {
    return (
      <li class={goal.done ? 'project-goal is-done' : 'project-goal'}>
        <Icon name={goal.done ? 'check' : 'square'} />
        <span class="project-goal-text">
          {goal.text}
          <span class="sr">{t(goal.done ? 'project.goal.done' : 'project.goal.open')}</span>
        </span>
      </li>
    );
  }
  return (
    <li class={goal.done ? 'project-goal is-done' : 'project-goal'}>
      <label class="choice project-goal-text">
        <input
          type="checkbox"
          checked={goal.done}
          disabled={change.busy}
          onChange={(event) => void change.submit({ done: event.currentTarget.checked })}
        />
        {goal.text}
      </label>
      <span class="project-goal-acts">
        <Button
          look="quiet"
          icon="arrow-up"
          label={t('project.goal.up', { text: goal.text })}
          disabled={at === 0 || change.busy}
          onClick={() => void move(at - 1)}
        />
        <Button
          look="quiet"
          icon="arrow-down"
          label={t('project.goal.down', { text: goal.text })}
          disabled={at === goals.length - 1 || change.busy}
          onClick={() => void move(at + 1)}
        />
        <Button
          look="quiet"
          icon="pencil"
          label={t('project.goal.change', { text: goal.text })}
          onClick={() => (open.value = 'edit')}
        />
        <Button
          look="quiet"
          icon="trash-2"
          label={t('project.goal.remove', { text: goal.text })}
          onClick={() => (open.value = 'remove')}
        />
      </span>
      {change.error && <p role="alert">{change.error}</p>}
      {open.value === 'edit' && <GoalDialog project={project} goal={goal} onClose={() => (open.value = null)} />}
      {open.value === 'remove' && (
        <Confirm
          title={t('project.goal.remove.sure')}
          text={t('project.goal.remove.text', { text: goal.text })}
          act={t('action.delete')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => void remove.submit()}
          onClose={() => (open.value = null)}
        />
      )}
    </li>
  );
}

interface GoalDialogProps {
  readonly project: string;
  /** Left out for a new one. */
  readonly goal?: ProjectGoal;
  readonly onClose: () => void;
}

function GoalDialog({ project, goal, onClose }: GoalDialogProps) {
  const { learn } = useLive();
  const idOf = useRequestId();
  const path = `/api/projects/${project}/goals`;
  const save = useSubmit(async (text: string) => {
    const saved = goal
      ? await patch<Entry>(`${path}/${goal.no}`, { requestId: requestId(), text })
      : await post<Entry>(path, { requestId: idOf(text), text });
    learn(`project/${project}`, [saved]);
    onClose();
  });
  return (
    <Dialog title={t(goal ? 'project.goal.edit' : 'project.goal.add')} onClose={onClose}>
      <Form onSubmit={(data) => void save.submit(textOf(data, 'text'))}>
        <Field label={t('project.goal.text')} hint={t('project.goal.hint')} error={save.errorOf('text')}>
          {(field) => <input {...field} name="text" required maxLength={300} defaultValue={goal?.text} />}
        </Field>
        <Problem form={save} fields={['text']} />
        <div class="acts">
          <Button look="primary" type="submit" busy={save.busy}>
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
