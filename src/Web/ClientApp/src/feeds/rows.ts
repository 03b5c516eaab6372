import type { Entry, FeedItem } from '../api/entries';
import { daysBetween } from '../i18n/dates';
import { entriesOf } from '../live/unread';

/** What is held of a feed in a row. Pure. */
export const itemsOf = (entries: ReadonlyMap<string, Entry>, low: number): FeedItem[] =>
  entriesOf(entries, 'feedItem').filter(({ no }) => no >= low);

export interface FeedDay {
  readonly at: string;
  readonly items: readonly FeedItem[];
}

/** The same, divided by the reader's days. */
export function byDay(items: readonly FeedItem[]): FeedDay[] {
  const days: { at: string; items: FeedItem[] }[] = [];
  for (const item of items) {
    const last = days.at(-1);
    if (last && daysBetween(new Date(item.sharedAt), new Date(last.at)) === 0) last.items.push(item);
    else days.push({ at: item.sharedAt, items: [item] });
  }
  return days;
}

/** Title and beginning in a language, else in that of the original. */
export function wordsFor(item: FeedItem, language: string): { title: string; summary: string; language: string } {
  const own = item.titles?.[language];
  return own ? { ...own, language } : { title: item.title, summary: item.summary, language: item.language };
}
