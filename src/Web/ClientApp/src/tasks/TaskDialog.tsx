import type { GroupId, GroupTask, TaskSource } from '../api/entries';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { OwnerField } from './OwnerField';
import { titleFrom } from './titleFrom';

interface TaskDialogProps {
  readonly group: GroupId;
  /** Left out for a new one. */
  readonly task?: GroupTask;
  /** Of a new one: with what words its title begins, and what it is made of. */
  readonly words?: string;
  readonly from?: TaskSource;
  readonly onClose: () => void;
}

/** What a task is. It is written down here first, and sent when there is a line. */
export function TaskDialog({ group, task, words = '', from, onClose }: TaskDialogProps) {
  const { outbox } = useLive();
  const save = (data: FormData) => {
    const said = { title: textOf(data, 'title'), text: textOf(data, 'text'), due: textOf(data, 'due') || undefined };
    if (!said.title) return;
    const act = task
      ? ({ do: 'edit', no: task.no, ...said } as const)
      : ({ do: 'add', owner: textOf(data, 'owner') || undefined, from, ...said } as const);
    void outbox.add({ do: 'task', group, act });
    onClose();
  };
  return (
    <Dialog title={t(task ? 'tasks.edit' : 'tasks.new')} onClose={onClose}>
      <Form onSubmit={save}>
        <Field label={t('tasks.title')}>
          {(field) => (
            <input
              {...field}
              name="title"
              required
              pattern=".*\S.*"
              maxLength={160}
              defaultValue={task?.title ?? titleFrom(words)}
            />
          )}
        </Field>
        <Field label={t('tasks.text')}>
          {(field) => (
            <textarea {...(field as object)} name="text" rows={3} maxLength={2000} defaultValue={task?.text} />
          )}
        </Field>
        {!task && <OwnerField group={group} />}
        <Field label={t('tasks.due')}>
          {(field) => <input {...field} type="date" name="due" defaultValue={task?.due} />}
        </Field>
        <div class="acts">
          <Button look="primary" type="submit">
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
