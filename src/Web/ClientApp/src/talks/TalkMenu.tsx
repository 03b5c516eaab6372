import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { MemberCard, OwnTalk } from '../api/entries';
import { del, post, put } from '../api/http';
import { requestId } from '../api/requestId';
import { Messages } from '../app/places';
import { t } from '../i18n';
import { hasLeft, memberName } from '../live/cards';
import { useMine } from '../live/hooks';
import { levelOf, threadOfTalk } from '../live/unread';
import { FindPerson } from '../people/FindPerson';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { Menu } from '../ui/Menu';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { BlockButton, BlockDialog } from './BlockAct';
import { isBlocked, nameOf, otherIn } from './talks';

/** What one may do with a talk: silence it, take it out of the list, bring people in, leave, or block the other one. */
export function TalkMenu({ talk }: { talk: OwnTalk }) {
  const { route } = useLocation();
  const mine = useMine();
  const open = useSignal<'add' | 'leave' | 'block' | null>(null);
  const close = () => (open.value = null);
  const thread = threadOfTalk(talk.id);
  const silent = levelOf(mine, thread) === 'none';
  const other = otherIn(talk);
  const blocked = isBlocked(mine, other);
  const silence = useSubmit(() => put<undefined>(`/api/me/levels/thread/${thread}`, { level: silent ? null : 'none' }));
  const hide = useSubmit(async () => {
    await put<undefined>(`/api/talks/${talk.id}/hidden`);
    route(Messages, true);
  });
  const leave = useSubmit(async () => {
    await del<undefined>(`/api/talks/${talk.id}/people/me?requestId=${requestId()}`);
    route(Messages, true);
  });
  return (
    <>
      <Menu label={t('talk.menu', { name: nameOf(talk) })}>
        <Button look="quiet" icon={silent ? 'bell' : 'bell-off'} onClick={() => void silence.submit()}>
          {t(silent ? 'talk.hear' : 'talk.silence')}
        </Button>
        <Button look="quiet" icon="eye-off" onClick={() => void hide.submit()}>
          {t('talk.hide')}
        </Button>
        {!other && (
          <Button look="quiet" icon="user-plus" onClick={() => (open.value = 'add')}>
            {t('talk.add')}
          </Button>
        )}
        {!other && (
          <Button look="quiet" icon="log-out" onClick={() => (open.value = 'leave')}>
            {t('talk.leave')}
          </Button>
        )}
        {other && (blocked || !hasLeft(other)) && (
          <BlockButton id={other} name={memberName(other)} onAsk={() => (open.value = 'block')} />
        )}
      </Menu>
      <Problem form={silence} />
      <Problem form={hide} />
      {open.value === 'add' && <AddPeople talk={talk} onClose={close} />}
      {open.value === 'block' && other && <BlockDialog id={other} name={memberName(other)} onClose={close} />}
      {open.value === 'leave' && (
        <Confirm
          title={t('talk.leave')}
          text={t('talk.leave.text')}
          act={t('talk.leave')}
          busy={leave.busy}
          error={leave.error}
          onConfirm={() => void leave.submit()}
          onClose={close}
        />
      )}
    </>
  );
}

/** Brings somebody in, who then reads all of it. */
function AddPeople({ talk, onClose }: { talk: OwnTalk; onClose: () => void }) {
  const add = useSubmit(async (card: MemberCard) => {
    await post<undefined>(`/api/talks/${talk.id}/people`, { requestId: requestId(), people: [card.id] });
    onClose();
  });
  return (
    <Dialog title={t('talk.add')} onClose={onClose}>
      <p>{t('talk.add.text')}</p>
      <FindPerson present={new Set(talk.people)} label={t('talk.find')} onChoose={(card) => void add.submit(card)} />
      <Problem form={add} />
    </Dialog>
  );
}
