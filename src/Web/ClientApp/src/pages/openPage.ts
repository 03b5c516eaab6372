import type { Entry, PageId } from '../api/entries';
import { Refused } from '../api/http';
import { requestId } from '../api/requestId';
import type { Store } from '../live/store';
import { keptDraft, newPageDraft, type PageDraft, type PageText } from './pageDraft';
import { PageDrafting } from './PageDrafting';
import { fetchText, keptText } from './usePage';

/** What is kept here of a page that is being written. */
export const keptPageDraft = (store: Store, page: PageId): Promise<PageDraft | undefined> =>
  store.value<PageDraft>(keptDraft(page)).catch(() => undefined);

/** Goes on with what was written here, else with what the page says; without a line with what was read of it last. */
export async function openPage(
  store: Store,
  learn: (topic: string, entries: readonly Entry[]) => void,
  page: PageId,
): Promise<PageDrafting> {
  const kept = await keptPageDraft(store, page);
  // Each opening is a hand of its own: another tab has the same draft, but not the same pen.
  if (kept) return new PageDrafting(store, learn, { ...kept, hand: requestId() });
  return new PageDrafting(store, learn, newPageDraft(page, requestId(), await text(store, page)));
}

async function text(store: Store, page: PageId): Promise<PageText> {
  try {
    return await fetchText(page);
  } catch (error) {
    if (!(error instanceof Refused) || !error.passing) throw error;
    const copy = await store.value<{ value: PageText }>(keptText(page)).catch(() => undefined);
    if (!copy) throw error;
    return copy.value;
  }
}
