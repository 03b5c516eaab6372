import { useSignal } from '@preact/signals';
import type { Guest, GuestLink } from '../api/admin';
import { del, post } from '../api/http';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { Confirm } from '../ui/Confirm';
import { CopyBox } from '../ui/CopyBox';
import { Dialog } from '../ui/Dialog';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

interface GuestRowProps {
  readonly guest: Guest;
  readonly onChanged: () => void;
}

/** Somebody who was invited and has not come: a fresh link, or none any more. */
export function GuestRow({ guest, onChanged }: GuestRowProps) {
  const { invitation, line, expiresAt, mailed, state } = guest;
  const { name } = line;
  const made = useSignal<GuestLink | null>(null);
  const withdraws = useSignal(false);
  const path = `/api/admin/guests/${invitation}`;
  const renew = useSubmit(async () => {
    made.value = await post<GuestLink>(`${path}/renewal`);
  });
  const withdraw = useSubmit(async () => {
    await del(path);
    withdraws.value = false;
    onChanged();
  });
  return (
    <li class="card access">
      <div class="access-words">
        <h3>{name}</h3>
        <p class="small">{[line.organization, line.email].filter(Boolean).join(' · ')}</p>
        <p class="small">
          {state === 'open'
            ? t('admin.guest.open', { date: shortDate(new Date(expiresAt), minute.value) })
            : t('admin.guest.over')}
          {mailed && ` · ${t('admin.guest.mailed')}`}
        </p>
        <Problem form={renew} />
      </div>
      <div class="acts">
        <Button
          look="quiet"
          busy={renew.busy}
          label={t('admin.renew.of', { name })}
          onClick={() => void renew.submit()}
        >
          {t('admin.renew')}
        </Button>
        <Button look="quiet" label={t('admin.withdraw.of', { name })} onClick={() => (withdraws.value = true)}>
          {t('admin.withdraw')}
        </Button>
      </div>
      {made.value && (
        <Dialog
          title={t('admin.renew.title', { name })}
          onClose={() => {
            made.value = null;
            onChanged();
          }}
        >
          <p>{t(made.value.mailed ? 'admin.renew.mailed' : 'admin.renew.text')}</p>
          <CopyBox label={t('invite.link')} value={made.value.url} />
        </Dialog>
      )}
      {withdraws.value && (
        <Confirm
          title={t('admin.withdraw.title', { name })}
          text={t('admin.withdraw.text')}
          act={t('admin.withdraw')}
          busy={withdraw.busy}
          error={withdraw.error}
          onConfirm={() => void withdraw.submit()}
          onClose={() => (withdraws.value = false)}
        />
      )}
    </li>
  );
}
