import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Entry, PageId } from '../api/entries';
import type { Store } from '../live/store';
import { openPage } from './openPage';
import type { PageDrafting } from './PageDrafting';

interface Opened {
  readonly drafting: PageDrafting | null;
  readonly failed: unknown;
  readonly again: () => void;
}

/** What is written for a page, opened once and left with the view: then all is kept. */
export function usePageDrafting(
  store: Store,
  learn: (topic: string, entries: readonly Entry[]) => void,
  page: PageId,
): Opened {
  const found = useSignal<{ drafting?: PageDrafting; failed?: unknown }>({});
  const tries = useSignal(0);
  useEffect(() => {
    let left = false;
    let opened: PageDrafting | null = null;
    found.value = {};
    openPage(store, learn, page).then(
      (drafting) => {
        if (left) return drafting.leave();
        opened = drafting;
        found.value = { drafting };
      },
      (failed) => {
        if (!left) found.value = { failed: failed ?? true };
      },
    );
    const keep = () => void opened?.keep();
    addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    return () => {
      left = true;
      removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
      opened?.leave();
    };
  }, [page, tries.value]);
  const { drafting = null, failed } = found.value;
  return { drafting, failed, again: () => tries.value++ };
}
