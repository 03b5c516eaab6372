import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { TopicState } from '../live/apply';
import { useLive } from '../live/hooks';
import type { Segment } from '../live/live';

interface Jump {
  readonly list: RefObject<HTMLElement | null>;
  readonly topic: string;
  readonly state: TopicState;
  readonly segment: Signal<Segment | null>;
  readonly readAtStart: number;
  /** Whether the newest post is the last line: only then it is followed. */
  readonly follows: boolean;
  /** Whether it stands under something else: only an address that names a post brings it on screen. */
  readonly isUnder?: boolean;
}

/** The post that an address names, as in `#p17`. */
const named = (): number => Number(/^#p(\d+)$/.exec(location.hash)?.[1] ?? 0);

/**
 * Brings the right line on screen: the named post, else the first unread one, else the newest; then follows it. True
 * while the first unread one is being fetched: until then no line is the right one.
 */
export function useJump({ list, topic, state, segment, readAtStart, follows, isUnder = false }: Jump): boolean {
  const { around } = useLive();
  const opens = useSignal(!isUnder && named() === 0 && readAtStart > 0 && readAtStart + 1 < state.low);
  const held = useRef(state.entries);
  held.current = state.entries;
  const atEnd = useRef(true);
  // Where the page stood when that was noted: a scroll is told of a frame later than it happens.
  const notedAt = useRef(0);
  const started = useRef(false);

  const show = (no: number) => {
    const post = document.getElementById(`p${no}`);
    post?.scrollIntoView({ block: 'center' });
    post?.focus({ preventScroll: true });
    return post !== null;
  };

  useEffect(() => {
    if (!opens.peek()) return;
    void around(topic, readAtStart + 1)
      .then((found) => (segment.value = found))
      // What is held begins with what was not read either.
      .catch(() => {})
      .finally(() => (opens.value = false));
  }, []);

  useEffect(() => {
    const jump = () => {
      const no = named();
      if (no === 0 || show(no) || held.current.get(`${no}`)?.kind === 'tombstone') return;
      void around(topic, no)
        .then((found) => {
          segment.value = found;
          atEnd.current = false;
          requestAnimationFrame(() => show(no));
        })
        .catch(() => {});
    };
    jump();
    addEventListener('hashchange', jump);
    return () => removeEventListener('hashchange', jump);
  }, [around, topic, segment]);

  useEffect(() => {
    const note = () => {
      const { scrollHeight } = document.documentElement;
      atEnd.current = scrollHeight - innerHeight - scrollY < 160;
      notedAt.current = scrollY;
    };
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, []);

  useLayoutEffect(() => {
    if (opens.value || isUnder) return;
    if (named() > 0 && !started.current) {
      started.current = true;
      atEnd.current = false;
      return;
    }
    const line = started.current ? null : list.current?.querySelector('#read-line');
    if (line && readAtStart > 0) {
      line.scrollIntoView({ block: 'center' });
      atEnd.current = false;
    } else if (follows && atEnd.current && scrollY > notedAt.current - 1) {
      scrollTo(0, document.documentElement.scrollHeight);
      notedAt.current = scrollY;
    }
    started.current = true;
  });
  return opens.value;
}
