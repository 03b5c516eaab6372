import { type RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ThreadId } from '../api/entries';
import { useLive } from '../live/hooks';

const Pause = 800;

interface Reading {
  readonly list: RefObject<HTMLElement | null>;
  readonly thread: ThreadId;
  /** How far was read before. */
  readonly upTo: number;
  /** How many lines there are. */
  readonly rows: number;
  /** Whether the lines go on from where was read, or the reader chose to leave out what is between. */
  readonly continues: boolean;
  /** Set once something is told: what was read before no longer changes by what the server says. */
  readonly isSettled: RefObject<boolean>;
}

/** Notes how far the member has read: the last post that was on a visible screen for a moment. */
export function useReading({ list, thread, upTo, rows, continues, isSettled }: Reading): void {
  const { outbox } = useLive();
  const told = useRef(upTo);
  told.current = Math.max(told.current, upTo);
  useEffect(() => {
    if (!continues) return;
    let seen = 0;
    let timer: ReturnType<typeof setTimeout>;
    const tell = () => {
      if (document.visibilityState !== 'visible' || seen <= told.current) return;
      told.current = seen;
      isSettled.current = true;
      void outbox.add({ do: 'read', thread, no: seen });
    };
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) seen = Math.max(seen, Number((target as HTMLElement).dataset.no));
      }
      clearTimeout(timer);
      timer = setTimeout(tell, Pause);
    });
    for (const post of list.current?.querySelectorAll('[data-no]') ?? []) observer.observe(post);
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      tell();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [outbox, thread, rows, continues, isSettled]);
}
