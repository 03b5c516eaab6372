import { useSignal } from '@preact/signals';
import type { GroupId, GroupThread, ThreadAbout, ThreadId } from '../api/entries';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { useEntries, useLive } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Menu } from '../ui/Menu';
import { useSubmit } from '../ui/useSubmit';

interface ThreadMenuProps {
  readonly group: GroupId;
  readonly thread: ThreadId;
  readonly about: ThreadAbout | GroupThread;
}

type Change = { title?: string; closed?: boolean; pinned?: boolean };

/** What those who facilitate may do to a conversation. */
export function ThreadMenu({ group, thread, about }: ThreadMenuProps) {
  const { member, learn } = useLive();
  const renames = useSignal(false);
  const role = entryOf(useEntries(`group/${group}`), 'groupMember', member)?.role;
  const form = useSubmit(async (change: Change) => {
    const changed = await patch<ThreadAbout>(`/api/threads/${thread}`, { requestId: requestId(), ...change });
    learn(`thread/${thread}`, [{ ...changed, kind: 'threadAbout' }]);
    renames.value = false;
  });
  if (role !== 'facilitator') return null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const title = new FormData(event.currentTarget as HTMLFormElement).get('title');
    void form.submit({ title: String(title) });
  };
  return (
    <>
      <Menu label={t('thread.menu')}>
        <Button look="quiet" icon="pin" onClick={() => void form.submit({ pinned: !about.pinned })}>
          {t(about.pinned ? 'thread.unpin' : 'thread.pin')}
        </Button>
        <Button
          look="quiet"
          icon={about.closed ? 'lock-open' : 'lock'}
          onClick={() => void form.submit({ closed: !about.closed })}
        >
          {t(about.closed ? 'thread.reopen' : 'thread.close')}
        </Button>
        <Button look="quiet" icon="pencil" onClick={() => (renames.value = true)}>
          {t('thread.rename')}
        </Button>
      </Menu>
      {form.error && !renames.value && (
        <p class="alert alert-danger" role="alert">
          {form.error}
        </p>
      )}
      {renames.value && (
        <Dialog title={t('thread.rename')} onClose={() => (renames.value = false)}>
          <form onSubmit={submit}>
            <Field label={t('thread.title.label')} error={form.error}>
              {(field) => <input {...field} name="title" maxLength={120} required defaultValue={about.title} />}
            </Field>
            <Button type="submit" look="primary" busy={form.busy}>
              {t('action.save')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
