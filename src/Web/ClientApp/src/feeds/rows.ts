import type { Entry, FeedItem } from '../api/entries';
import { entriesOf } from '../live/unread';

/** What is held of a feed in a row. Pure. */
export const itemsOf = (entries: ReadonlyMap<string, Entry>, low: number): FeedItem[] =>
  entriesOf(entries, 'feedItem').filter(({ no }) => no >= low);

/** Title and beginning in a language, else in that of the original. */
export function wordsFor(item: FeedItem, language: string): { title: string; summary: string; language: string } {
  const own = item.titles?.[language];
  return own ? { ...own, language } : { title: item.title, summary: item.summary, language: item.language };
}
