import { useSignal } from '@preact/signals';
import type { GroupTask } from '../api/entries';
import type { GroupView } from '../groups/useGroup';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Form, textOf } from '../ui/Form';
import { Menu } from '../ui/Menu';
import type { TaskAct } from './acts';
import { OwnerField } from './OwnerField';
import { TaskDialog } from './TaskDialog';

interface TaskMenuProps {
  readonly task: GroupTask;
  readonly group: GroupView;
  readonly onAct: (act: TaskAct) => void;
}

/** What else one may do about a task. The server decides; here stands what it would allow. */
export function TaskMenu({ task, group, onAct }: TaskMenuProps) {
  const { member } = useLive();
  const open = useSignal<'edit' | 'assign' | null>(null);
  const close = () => (open.value = null);
  const mayEdit = task.by === member || task.owner === member;
  const mayDelete = task.by === member || group.role === 'facilitator';
  return (
    <>
      <Menu label={t('tasks.menu', { title: task.title })}>
        <Button look="quiet" icon="user-check" onClick={() => (open.value = 'assign')}>
          {t('tasks.assign')}
        </Button>
        {mayEdit && (
          <Button look="quiet" icon="pencil" onClick={() => (open.value = 'edit')}>
            {t('action.edit')}
          </Button>
        )}
        {mayDelete && (
          <Button look="quiet" icon="trash-2" onClick={() => onAct({ do: 'delete', no: task.no })}>
            {t('action.delete')}
          </Button>
        )}
      </Menu>
      {open.value === 'edit' && <TaskDialog group={group.id} task={task} onClose={close} />}
      {open.value === 'assign' && (
        <Dialog title={t('tasks.assign')} onClose={close}>
          <Form
            onSubmit={(data) => {
              onAct({ do: 'owner', no: task.no, owner: textOf(data, 'owner') || undefined });
              close();
            }}
          >
            <p class="is-plain">{task.title}</p>
            <OwnerField group={group.id} owner={task.owner} />
            <div class="acts">
              <Button look="primary" type="submit">
                {t('action.save')}
              </Button>
              <Button onClick={close}>{t('action.cancel')}</Button>
            </div>
          </Form>
        </Dialog>
      )}
    </>
  );
}
