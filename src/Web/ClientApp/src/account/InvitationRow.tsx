import { useSignal } from '@preact/signals';
import type { Invitation, InvitationUse } from '../api/account';
import { del, put } from '../api/http';
import { myGroups } from '../app/places';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { groupCard } from '../live/cards';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { minute } from '../ui/clock';
import { Dialog } from '../ui/Dialog';
import { Face } from '../ui/Face';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { stateOf } from './invitationState';

interface InvitationRowProps {
  readonly invitation: Invitation;
  readonly onChanged: () => void;
}

/** One invitation: where to, for whom, who used it, and what can be done about it. */
export function InvitationRow({ invitation, onChanged }: InvitationRowProps) {
  const { id, group, name, uses, usedBy, expiresAt } = invitation;
  const asks = useSignal(false);
  const state = stateOf(invitation, minute.value.getTime());
  const revoke = useSubmit(async () => {
    await del(`/api/invitations/${id}`);
    asks.value = false;
    onChanged();
  });
  const into = group && (groupCard(group)?.name ?? myGroups().find((one) => one.id === group)?.name);
  const date = shortDate(new Date(expiresAt), minute.value);
  return (
    <li class="card invitation">
      <div class="row-between">
        <h3>{into || t('invite.item.network')}</h3>
        {state === 'open' ? (
          <Button look="quiet" onClick={() => (asks.value = true)}>
            {t('invite.revoke')}
          </Button>
        ) : (
          <Chip>{t(`invite.state.${state}`, { date })}</Chip>
        )}
      </div>
      <p class="small">
        {[name, t(`invite.uses.${uses}`), state === 'open' && t('invite.state.open', { date })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {usedBy.length === 0 && <p class="small">{t('invite.used.none')}</p>}
      <ul>
        {usedBy.map((use) => (
          <Use key={use.member} invitation={id} use={use} onChanged={onChanged} />
        ))}
      </ul>
      {asks.value && (
        <Dialog title={t('invite.revoke.title')} onClose={() => (asks.value = false)}>
          <p>{t('invite.revoke.text')}</p>
          <Problem form={revoke} />
          <div class="acts">
            <Button look="danger" busy={revoke.busy} onClick={() => void revoke.submit()}>
              {t('invite.revoke')}
            </Button>
            <Button onClick={() => (asks.value = false)}>{t('action.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

interface UseProps {
  readonly invitation: string;
  readonly use: InvitationUse;
  readonly onChanged: () => void;
}

/** Somebody who used it; those who wait are answered here. */
function Use({ invitation, use, onChanged }: UseProps) {
  const path = `/api/invitations/${invitation}/uses/${use.member}`;
  const answer = useSubmit(async (approved: boolean) => {
    await (approved ? put<void>(path) : del<void>(path));
    onChanged();
  });
  const waits = use.approved === undefined;
  const words = waits ? 'invite.use.waiting' : use.approved ? 'invite.use.in' : 'invite.use.refused';
  return (
    <li class="invitation-use">
      <Face id={use.member} name={use.name} size={32} />
      <div>
        {use.approved ? <a href={addressOf.member(use.member, use.name)}>{use.name}</a> : use.name}
        <p class="small">{t(words)}</p>
        <Problem form={answer} />
      </div>
      {waits && (
        <div class="acts">
          <Button look="primary" busy={answer.busy} onClick={() => void answer.submit(true)}>
            {t('invite.approve', { name: use.name })}
          </Button>
          <Button busy={answer.busy} onClick={() => void answer.submit(false)}>
            {t('invite.refuse', { name: use.name })}
          </Button>
        </div>
      )}
    </li>
  );
}
