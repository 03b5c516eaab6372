import { useSignal } from '@preact/signals';
import { del, post } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { useSubmit } from '../ui/useSubmit';
import type { GroupView } from './useGroup';

/** Join, ask, take the request back or leave: whatever fits the reader's place in the group. */
export function MyPlace({ view, onChanged }: { view: GroupView; onChanged: () => void }) {
  const path = `/api/groups/${view.id}/membership`;
  const asks = useSignal(false);
  const leaves = useSignal(false);
  const join = useSubmit(async (text: string) => {
    await post(path, { requestId: requestId(), text: text || undefined });
    asks.value = false;
    onChanged();
  });
  const leave = useSubmit(async () => {
    await del(`${path}?requestId=${requestId()}`);
    leaves.value = false;
    onChanged();
  });
  const error = join.error ?? (leaves.value ? undefined : leave.error);
  return (
    <div class="my-place">
      <Act
        view={view}
        busy={join.busy || leave.busy}
        onJoin={() => void join.submit('')}
        onAsk={() => (asks.value = true)}
        onTakeBack={() => void leave.submit()}
        onLeave={() => (leaves.value = true)}
      />
      {error && !asks.value && (
        <p class="alert alert-danger" role="alert">
          {error}
        </p>
      )}
      {leaves.value && (
        <Confirm
          title={t('group.leave.sure', { name: view.about.name })}
          text={t(
            view.members === 1
              ? 'group.leave.last'
              : view.about.access === 'open'
                ? 'group.leave.open'
                : 'group.leave.text',
          )}
          act={t('group.leave')}
          busy={leave.busy}
          error={leave.error}
          onConfirm={() => void leave.submit()}
          onClose={() => (leaves.value = false)}
        />
      )}
      {asks.value && (
        <Dialog title={t('group.ask')} onClose={() => (asks.value = false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void join.submit(String(new FormData(event.currentTarget).get('text') ?? ''));
            }}
          >
            <Field label={t('group.ask.text')} hint={t('group.ask.hint')} error={join.error}>
              {(field) => <textarea {...(field as object)} name="text" rows={3} maxLength={500} />}
            </Field>
            <Button type="submit" look="primary" busy={join.busy}>
              {t('group.ask.send')}
            </Button>
          </form>
        </Dialog>
      )}
    </div>
  );
}

interface ActProps {
  readonly view: GroupView;
  readonly busy: boolean;
  readonly onJoin: () => void;
  readonly onAsk: () => void;
  readonly onTakeBack: () => void;
  readonly onLeave: () => void;
}

function Act({ view, busy, onJoin, onAsk, onTakeBack, onLeave }: ActProps) {
  if (view.role) {
    return (
      <Button look="quiet" icon="log-out" busy={busy} onClick={onLeave}>
        {t('group.leave')}
      </Button>
    );
  }
  if (view.requested) {
    return (
      <>
        <p class="small">{t('group.waiting.text')}</p>
        <Button busy={busy} onClick={onTakeBack}>
          {t('group.ask.takeBack')}
        </Button>
      </>
    );
  }
  if (view.about.archived) return <p class="small">{t('group.archived.text')}</p>;
  if (view.invited || view.about.access === 'open') {
    return (
      <Button look="primary" icon="user-plus" busy={busy} onClick={onJoin}>
        {t('group.join')}
      </Button>
    );
  }
  if (view.about.access === 'onRequest') {
    return (
      <Button look="primary" icon="user-plus" onClick={onAsk}>
        {t('group.ask')}
      </Button>
    );
  }
  return <p class="small">{t('group.byInvitation.text')}</p>;
}
