import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Post, ThreadId } from '../api/entries';
import { language, t } from '../i18n';
import { dayName } from '../i18n/dates';
import type { TopicState } from '../live/apply';
import { useLive, useMine } from '../live/hooks';
import type { Segment } from '../live/live';
import { entriesOf, readUpTo } from '../live/unread';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { News } from './News';
import { PendingPost } from './PendingPost';
import { PostView } from './PostView';
import { type Row, rowsOf } from './rows';
import { useJump } from './useJump';
import { useReading } from './useReading';

interface LogProps {
  readonly topic: string;
  readonly thread: ThreadId;
  readonly state: TopicState;
  readonly onReply: (post: Post) => void;
}

/** Everything that was said, oldest first. What is being read never moves: older posts keep the place on screen. */
export function Log({ topic, thread, state, onReply }: LogProps) {
  const { older, around, outbox, member } = useLive();
  const mine = useMine();
  const list = useRef<HTMLDivElement>(null);
  const readAtStart = useRef(readUpTo(mine, thread));
  const segment = useSignal<Segment | null>(null);
  const loading = useSignal(false);
  const before = useRef<number | null>(null);
  const items = outbox.items.value.filter((item) => item.command.thread === thread);
  const { from, to } = segment.value ?? { from: state.low, to: Number.POSITIVE_INFINITY };
  const rows = rowsOf({ entries: state.entries, from, to, items, self: member, readUpTo: readAtStart.current });
  const latest = entriesOf(state.entries, 'post').reduce((no, post) => Math.max(no, post.no), 0);

  useReading(list, thread, readUpTo(mine, thread), rows.length);
  useJump({ list, topic, state, segment, readAtStart: readAtStart.current });

  // Older posts came in above: what was on screen stays where it was.
  useLayoutEffect(() => {
    if (before.current === null) return;
    scrollBy(0, document.documentElement.scrollHeight - before.current);
    before.current = null;
  }, [from]);

  const loadOlder = async () => {
    const row = segment.value;
    loading.value = true;
    before.current = document.documentElement.scrollHeight;
    try {
      if (row) segment.value = { from: (await around(topic, row.from)).from, to: row.to };
      else await older(topic);
    } catch {
      before.current = null;
    }
    loading.value = false;
  };
  const toNewest = () => {
    segment.value = null;
    requestAnimationFrame(() => scrollTo(0, document.documentElement.scrollHeight));
  };
  useEffect(() => {
    if (rows.length < 5 && state.low > 0 && !segment.value) void loadOlder();
  }, []);

  return (
    <>
      {from > 0 && (
        <Button look="plain" class="log-more" busy={loading.value} onClick={() => void loadOlder()}>
          {t('action.more')}
        </Button>
      )}
      <div ref={list} class="log" role="log" aria-live="off" aria-label={t('thread.log')}>
        {rows.map((row) => (
          <Line key={row.key} row={row} thread={thread} state={state} onReply={onReply} />
        ))}
      </div>
      {segment.value ? (
        <Button look="plain" class="log-more" onClick={toNewest}>
          {t('thread.toNewest')}
        </Button>
      ) : (
        <News topic={topic} latest={latest} />
      )}
    </>
  );
}

function Line({ row, thread, state, onReply }: { row: Row } & Omit<LogProps, 'topic'>) {
  switch (row.kind) {
    case 'day':
      return <h2 class="day">{dayName(new Date(row.at), minute.value, language.value)}</h2>;
    case 'read':
      return (
        <p class="read-line" id="read-line">
          <span>{t('thread.readLine')}</span>
        </p>
      );
    case 'deleted':
      return <p class="post-deleted">{t('post.deleted')}</p>;
    case 'pending':
      return <PendingPost item={row.item} />;
    case 'post': {
      const quoted = row.post.replyTo === undefined ? undefined : state.entries.get(`${row.post.replyTo}`);
      return <PostView post={row.post} joined={row.joined} thread={thread} quoted={quoted} onReply={onReply} />;
    }
  }
}
