import { memberName } from '../live/cards';
import { useSignal } from '@preact/signals';
import type { OwnTalk } from '../api/entries';
import { t } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { Face, FaceStack } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { othersIn } from './talks';

/** Who takes part beside the reader: their faces, and behind them their names with the ways to their pages. */
export function TalkPeople({ talk }: { talk: OwnTalk }) {
  const open = useSignal(false);
  const others = othersIn(talk);
  return (
    <>
      <button type="button" class="talk-open" title={t('talk.people')} onClick={() => (open.value = true)}>
        <FaceStack ids={others} />
        <span class="small">{t('talk.people.n', { n: talk.people.length })}</span>
      </button>
      {open.value && (
        <Dialog title={t('talk.people')} onClose={() => (open.value = false)}>
          <ul class="talk-people">
            {others.map((id) => (
              <li key={id}>
                <MemberLink class="talk-person" id={id}>
                  <Face id={id} name={memberName(id)} size={32} />
                  {memberName(id)}
                </MemberLink>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
