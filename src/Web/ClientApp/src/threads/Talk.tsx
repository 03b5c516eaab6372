import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { Post, ThreadId } from '../api/entries';
import { part } from '../app/part';
import { usePart } from '../app/usePart';
import { Composer } from '../composer/Composer';
import { draftValue } from '../composer/useDraft';
import type { Choice } from '../composer/useMentions';
import type { PendingFile } from '../files/pending';
import { useLive, useTopic } from '../live/hooks';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { Log } from './Log';
import { ReplyTo } from './ReplyTo';
import { Rights, type TalkRights } from './rights';
import { TypingLine } from './TypingLine';

interface TalkProps {
  readonly thread: ThreadId;
  readonly rights: TalkRights;
  /** Who can be named. */
  readonly people: readonly Choice[];
  /** What the box asks for. */
  readonly label: string;
  /** Said where nobody may write. */
  readonly closed: string;
  /** Whether it stands under something else: then it doesn't bring itself on screen. */
  readonly isUnder?: boolean;
}

/** What was said, and the box to say more. */
export function Talk({ thread, rights, people, label, closed, isUnder = false }: TalkProps) {
  const topic = `thread/${thread}`;
  const { outbox, presence, typing, line, member } = useLive();
  const { state, status } = useTopic(topic);
  // Where to open it is known once it is known how far was read.
  const knowsRead = useTopic(`me/${member}`).status === 'held' || line.value === 'waiting';
  const answering = useSignal<Post | null>(null);
  // Whoever comes by "reply" in a list writes at once.
  const replies = useSignal(location.hash === '#responder');
  const hasWritten = useSignal(false);

  useEffect(() => {
    const stand = () => presence.stand(document.visibilityState === 'visible' ? topic : null);
    stand();
    document.addEventListener('visibilitychange', stand);
    return () => {
      document.removeEventListener('visibilitychange', stand);
      presence.stand(null);
    };
  }, [presence, topic]);

  const reply = useCallback((post: Post) => (answering.value = post), [answering]);
  // The same as long as they say the same: each post looks at them.
  const { isOpen, leads, moderates, title, hidesPresence, group, agreedIn } = rights;
  const same = useMemo(() => rights, [isOpen, leads, moderates, title, hidesPresence, group, agreedIn]);

  const send = async (body: string, files?: readonly PendingFile[]) => {
    await outbox.add({ do: 'post', thread, body, replyTo: answering.value?.no, files }, draftValue(topic));
    answering.value = null;
    hasWritten.value = true;
    typing.sent(topic);
  };
  return (
    <Rights.Provider value={same}>
      {state && status === 'held' && knowsRead ? (
        <Log topic={topic} thread={thread} state={state} isUnder={isUnder} onReply={reply} />
      ) : line.value === 'waiting' ? (
        <NoLine />
      ) : (
        <Skeleton rows={isUnder ? 1 : 5} />
      )}
      <div class="thread-foot">
        {isOpen ? (
          <>
            <TypingLine topic={topic} />
            {hasWritten.value && <Ask />}
            {answering.value && <ReplyTo post={answering.value} onCancel={() => (answering.value = null)} />}
            <Composer
              label={label}
              draft={topic}
              people={people}
              attaches
              focus={answering.value !== null || replies.value}
              onSend={send}
              onWrite={() => typing.say(topic)}
              onCancel={answering.value ? () => (answering.value = null) : undefined}
            />
          </>
        ) : (
          <p class="alert">{closed}</p>
        )}
      </div>
    </Rights.Provider>
  );
}

/** Asks whoever has just written whether it wants to hear of an answer. */
function Ask() {
  const ask = usePart(() => part(() => import('../push/AskToHear')));
  return ask && <ask.AskToHear />;
}
