import { useSignal } from '@preact/signals';
import type { ComponentProps } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Post, ThreadId } from '../api/entries';
import { t } from '../i18n';
import { dayName } from '../i18n/dates';
import type { TopicState } from '../live/apply';
import { useEntries, useLive } from '../live/hooks';
import type { Segment } from '../live/live';
import { threadOf } from '../live/outbox';
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
  /** Whether it stands under something else, and neither jumps nor follows what is new. */
  readonly isUnder?: boolean;
  readonly onReply: (post: Post) => void;
}

/** Half of what is fetched around a post. */
const AroundHalf = 25;

/** The numbers that are shown in a row: a part that reaches what is held of the newest ones goes on with those. */
function rowOf(segment: Segment | null, low: number): Segment {
  if (!segment) return { from: low, to: Number.POSITIVE_INFINITY };
  return segment.to >= low - 1 ? { from: segment.from, to: Number.POSITIVE_INFINITY } : segment;
}

/** Everything that was said, oldest first. What is being read never moves: older posts keep the place on screen. */
export function Log({ topic, thread, state, isUnder = false, onReply }: LogProps) {
  const { older, around, outbox, member, topics } = useLive();
  // What was marked as read without being seen may be undone, and doesn't count here.
  const mine = useEntries(`me/${member}`);
  const list = useRef<HTMLDivElement>(null);
  const readAtStart = useRef(0);
  const isSettled = useRef(false);
  // What is held may be older than what was read a moment ago, here or elsewhere.
  if (!isSettled.current) readAtStart.current = readUpTo(mine, thread);
  isSettled.current ||= topics.view(`me/${member}`).current.value;
  const segment = useSignal<Segment | null>(null);
  const loading = useSignal(false);
  const before = useRef<number | null>(null);
  const items = outbox.items.value.filter(({ command }) => threadOf(command) === thread);
  const { from, to } = rowOf(segment.value, state.low);
  const atNewest = to === Number.POSITIVE_INFINITY;
  const opens = useJump({ list, topic, state, segment, readAtStart: readAtStart.current, follows: atNewest, isUnder });
  const lines = { entries: state.entries, from, to, items, self: member, readUpTo: readAtStart.current };
  const rows = opens ? [] : rowsOf(lines);
  const latest = entriesOf(state.entries, 'post').reduce((no, post) => Math.max(no, post.no), 0);

  const upTo = readUpTo(mine, thread);
  const leftOut = useRef(false);
  const continues = upTo === 0 || from <= upTo + 1 || leftOut.current;
  useReading({ list, thread, upTo, rows: rows.length, continues, isSettled });

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
  const loadNewer = async (row: Segment) => {
    loading.value = true;
    try {
      segment.value = { from: row.from, to: (await around(topic, row.to + AroundHalf)).to };
    } catch {
      // The button stays.
    }
    loading.value = false;
  };
  const toNewest = () => {
    leftOut.current = true;
    segment.value = null;
    requestAnimationFrame(() => scrollTo(0, document.documentElement.scrollHeight));
  };
  // What is written goes to the end, and one looks after it.
  const written = items.filter((item) => item.command.do === 'post').length;
  const writtenBefore = useRef(written);
  useEffect(() => {
    if (written > writtenBefore.current && !atNewest) toNewest();
    writtenBefore.current = written;
  }, [written]);
  useEffect(() => {
    if (!opens && rows.length < 5 && state.low > 0 && !segment.value) void loadOlder();
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
      {segment.value && !atNewest ? (
        <>
          <Button look="plain" class="log-more" busy={loading.value} onClick={() => void loadNewer({ from, to })}>
            {t('action.more')}
          </Button>
          <Button look="plain" class="log-more" onClick={toNewest}>
            {t('thread.toNewest')}
          </Button>
        </>
      ) : (
        <News topic={topic} latest={latest} />
      )}
    </>
  );
}

function Line({ row, thread, state, onReply }: { row: Row } & Omit<LogProps, 'topic' | 'isUnder'>) {
  switch (row.kind) {
    case 'day':
      return <h2 class="day">{dayName(new Date(row.at), minute.value)}</h2>;
    case 'read':
      return (
        <p class="read-line" id="read-line">
          <span>{t('thread.readLine')}</span>
        </p>
      );
    case 'deleted':
      return <p class="post-deleted">{t('post.deleted')}</p>;
    case 'pending':
      return <PendingPost item={row.item} joined={row.joined} />;
    case 'post': {
      const quoted = row.post.replyTo === undefined ? undefined : state.entries.get(`${row.post.replyTo}`);
      return <Said post={row.post} joined={row.joined} thread={thread} quoted={quoted} onReply={onReply} />;
    }
  }
}

/** A post that is made anew when something of it changed, and not whenever another one comes. */
function Said(props: ComponentProps<typeof PostView>) {
  return useMemo(() => <PostView {...props} />, [props.post, props.joined, props.thread, props.quoted, props.onReply]);
}
