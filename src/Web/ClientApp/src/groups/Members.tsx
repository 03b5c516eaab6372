import { useSignal } from '@preact/signals';
import type { GroupMember, GroupRole } from '../api/entries';
import { del, put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { memberCard, memberName, organizationCard } from '../live/cards';
import { useEntries, useLive } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Button, ButtonLink } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Confirm } from '../ui/Confirm';
import { MemberFace } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { Menu } from '../ui/Menu';
import { useSubmit } from '../ui/useSubmit';
import { MyPlace } from './MyPlace';
import type { TabProps } from './tabs';

const AtOnce = 40;

/** Everybody in the group, those who facilitate first; and how one leaves. */
export default function Members({ view, onChanged }: TabProps) {
  const entries = useEntries(`group/${view.id}`);
  const shown = useSignal(AtOnce);
  const facilitates = view.role === 'facilitator';
  const name = (one: GroupMember) => memberCard(one.id)?.name ?? '';
  const members = entriesOf(entries, 'groupMember').sort(
    (a, b) => a.role.localeCompare(b.role) || name(a).localeCompare(name(b)),
  );
  return (
    <>
      {(facilitates || (view.role && view.about.membersInvite)) && (
        <ButtonLink icon="user-plus" href={`/app/invitaciones?grupo=${view.id}`}>
          {t('group.invite')}
        </ButtonLink>
      )}
      <ul class="member-rows">
        {members.slice(0, shown.value).map((one) => (
          <MemberRow key={one.id} one={one} group={view.id} facilitates={facilitates} />
        ))}
      </ul>
      {members.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
      {view.role && <MyPlace view={view} onChanged={onChanged} />}
    </>
  );
}

interface MemberRowProps {
  readonly one: GroupMember;
  readonly group: string;
  readonly facilitates: boolean;
}

function MemberRow({ one, group, facilitates }: MemberRowProps) {
  const { member } = useLive();
  const card = memberCard(one.id);
  const name = memberName(one.id);
  const organization = card?.organization ? organizationCard(card.organization)?.name : undefined;
  const path = `/api/groups/${group}/members/${one.id}`;
  const change = useSubmit((role: GroupRole) => put<void>(path, { requestId: requestId(), role }));
  const remove = useSubmit(() => del<void>(`${path}?requestId=${requestId()}`));
  const removes = useSignal(false);
  const error = change.error;
  const other: GroupRole = one.role === 'facilitator' ? 'member' : 'facilitator';
  return (
    <li class="member-row">
      <MemberFace id={one.id} />
      <div>
        <MemberLink class="post-name" id={one.id} name={name} />
        {organization && <p class="post-org">{t('member.for', { name: organization })}</p>}
        {one.role === 'facilitator' && <Chip icon="handshake">{t('role.facilitator')}</Chip>}
        {error && (
          <p class="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
      {facilitates && one.id !== member && (
        <Menu label={t('group.member.menu', { name })}>
          <Button look="quiet" icon="handshake" onClick={() => void change.submit(other)}>
            {t(other === 'facilitator' ? 'group.member.promote' : 'group.member.demote')}
          </Button>
          <Button look="quiet" icon="user-minus" onClick={() => (removes.value = true)}>
            {t('group.member.remove')}
          </Button>
        </Menu>
      )}
      {removes.value && (
        <Confirm
          title={t('group.member.remove.sure', { name })}
          text={t('group.member.remove.text')}
          act={t('group.member.remove')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => void remove.submit()}
          onClose={() => (removes.value = false)}
        />
      )}
    </li>
  );
}
