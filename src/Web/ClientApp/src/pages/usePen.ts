import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useLive } from '../live/hooks';
import { Pen } from './Pen';
import { type PenIs, penIs } from './pageDraft';
import type { Page } from './usePage';

/** The pen of a page while it is written here: taken when it is free, kept, and laid down with the view. */
export function usePen(page: Page, hand: string, wants: boolean): { pen: Pen; is: PenIs } {
  const { member, learn, line } = useLive();
  const isFirst = useRef(true);
  const pen = useMemo(() => new Pen(page.id, hand, learn), [page.id, hand]);
  const is = penIs(page.pen, member, hand);
  useEffect(() => {
    if (!wants) return;
    const layDown = () => pen.layDown();
    // A page that comes back from where browsers keep pages goes on writing.
    const again = (event: PageTransitionEvent) => void (event.persisted && pen.take());
    addEventListener('pagehide', layDown);
    addEventListener('pageshow', again);
    return () => {
      removeEventListener('pagehide', layDown);
      removeEventListener('pageshow', again);
      pen.layDown();
    };
  }, [pen, wants]);
  useEffect(() => {
    if (!wants) return;
    // Whoever opens it here writes here, wherever they wrote before.
    if (is === 'free' || (is === 'elsewhere' && isFirst.current)) void pen.take();
    else if (is === 'mine') pen.have();
    else pen.lose();
    isFirst.current = false;
  }, [pen, wants, is, line.value]);
  return { pen, is };
}
