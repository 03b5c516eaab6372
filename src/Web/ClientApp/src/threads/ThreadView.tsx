import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { GroupId, Post, ThreadId } from '../api/entries';
import { NotFoundPage } from '../app/NotFoundPage';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useEntries, useLive, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { Composer } from '../composer/Composer';
import { draftValue } from '../composer/useDraft';
import type { PendingFile } from '../files/pending';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { Log } from './Log';
import { ReplyTo } from './ReplyTo';
import { ThreadHead } from './ThreadHead';
import { TypingLine } from './TypingLine';

/** One conversation: its head, what was said, and the box to say more. */
export function ThreadView({ group, thread }: { group: GroupId; thread: ThreadId }) {
  const topic = `thread/${thread}`;
  const { outbox, presence, typing, line, member } = useLive();
  const { state, status } = useTopic(topic);
  // Where to open it is known once it is known how far was read.
  const knowsRead = useTopic(`me/${member}`).status === 'held' || line.value === 'waiting';
  const groupEntries = useEntries(`group/${group}`);
  const answering = useSignal<Post | null>(null);
  // Whoever comes by "reply" in a list writes at once.
  const replies = useSignal(location.hash === '#responder');

  useEffect(() => {
    const stand = () => presence.stand(document.visibilityState === 'visible' ? topic : null);
    stand();
    document.addEventListener('visibilitychange', stand);
    return () => {
      document.removeEventListener('visibilitychange', stand);
      presence.stand(null);
    };
  }, [presence, topic]);

  if (status === 'gone') return <NotFoundPage />;
  const about = state ? entryOf(state.entries, 'threadAbout', 'about') : undefined;
  const card = entryOf(groupEntries, 'groupThread', thread);
  const people = entriesOf(groupEntries, 'groupMember').flatMap(({ id }) => {
    const name = memberCard(id)?.name;
    return name ? [{ id, name }] : [];
  });
  const send = async (body: string, files?: readonly PendingFile[]) => {
    await outbox.add({ do: 'post', thread, body, replyTo: answering.value?.no, files }, draftValue(topic));
    answering.value = null;
    typing.sent(topic);
  };
  const closed = about?.closed || entryOf(groupEntries, 'groupAbout', 'about')?.archived;

  return (
    <div class="thread is-full">
      <ThreadHead group={group} thread={thread} about={about ?? card} />
      {state && status === 'held' && knowsRead ? (
        <Log topic={topic} thread={thread} state={state} onReply={(post) => (answering.value = post)} />
      ) : line.value === 'waiting' ? (
        <NoLine />
      ) : (
        <Skeleton rows={5} />
      )}
      <div class="thread-foot">
        <TypingLine topic={topic} />
        {closed ? (
          <p class="alert">{t('thread.closed.text')}</p>
        ) : (
          <>
            {answering.value && <ReplyTo post={answering.value} onCancel={() => (answering.value = null)} />}
            <Composer
              label={t('composer.label')}
              draft={topic}
              people={people}
              attaches
              focus={answering.value !== null || replies.value}
              onSend={send}
              onWrite={() => typing.say(topic)}
              onCancel={answering.value ? () => (answering.value = null) : undefined}
            />
          </>
        )}
      </div>
    </div>
  );
}
