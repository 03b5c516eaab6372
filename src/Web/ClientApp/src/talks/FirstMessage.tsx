import '../styles/threads.css';
import '../styles/posts.css';
import '../styles/composer.css';
import '../styles/talks.css';
import type { MemberId } from '../api/entries';
import { LineWords } from '../app/LineWords';
import { Messages } from '../app/places';
import { Composer } from '../composer/Composer';
import { draftValue } from '../composer/useDraft';
import type { PendingFile } from '../files/pending';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useLive, useMine } from '../live/hooks';
import { threadOf } from '../live/outbox';
import { threadOfTalk } from '../live/unread';
import { PendingPost } from '../threads/PendingPost';
import { PageTitle } from '../ui/Page';
import { Unblock } from './BlockAct';
import { isBlocked, pairTalk } from './talks';
import { useAccepts } from './useAccepts';

/** The first words to somebody. Without a line they wait here, and whatever is written after them. */
export function FirstMessage({ id }: { id: MemberId }) {
  const { outbox, member } = useLive();
  const accepts = useAccepts(id);
  const blocked = isBlocked(useMine(), id);
  const name = memberName(id);
  const thread = threadOfTalk(pairTalk(member, id));
  const topic = `thread/${thread}`;
  const waiting = outbox.items.value.filter(({ command }) => threadOf(command) === thread);
  const send = (body: string, files?: readonly PendingFile[]) =>
    outbox.add({ do: 'post', thread, to: id, body, files }, draftValue(topic)).then(() => {});
  return (
    <div class="thread is-full">
      <header class="thread-head">
        <PageTitle title={name} back={{ href: Messages, label: t('nav.messages') }} />
        <div class="thread-facts">
          <LineWords />
        </div>
      </header>
      <p class="small talk-private">{t('talk.private', { name })}</p>
      <div class="log">
        {waiting.map((item) => (
          <PendingPost key={item.id} item={item} joined={false} />
        ))}
      </div>
      <div class="thread-foot">
        {blocked ? (
          <div class="alert">
            <p>{t('talk.blocked', { name })}</p>
            <Unblock id={id} name={name} />
          </div>
        ) : accepts === false && waiting.length === 0 ? (
          <p class="alert">{t('talk.notAccepted')}</p>
        ) : (
          <Composer label={t('composer.label')} draft={topic} people={[]} attaches onSend={send} />
        )}
      </div>
    </div>
  );
}
