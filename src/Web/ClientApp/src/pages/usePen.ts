import { useEffect, useMemo } from 'preact/hooks';
import { useLive } from '../live/hooks';
import { Pen } from './Pen';
import { type PenIs, penIs } from './pageDraft';
import type { Page } from './usePage';

/** The pen of a page while it is written here: taken when it is free, kept, and laid down with the view. */
export function usePen(page: Page, hand: string, wants: boolean): { pen: Pen; is: PenIs } {
  const { member, learn } = useLive();
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
    if (is === 'free') void pen.take();
    else if (is !== 'mine') pen.lose();
  }, [pen, wants, is]);
  return { pen, is };
}
