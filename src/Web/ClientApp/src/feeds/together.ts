import type { Entry, FeedItem, TopicName } from '../api/entries';
import { itemsOf } from './rows';

/** What is held of a feed. */
export interface HeldFeed {
  readonly topic: TopicName;
  readonly entries: ReadonlyMap<string, Entry>;
  /** The number from which on all is held; 0: everything is. */
  readonly low: number;
}

export interface Together {
  /** Each thing once, the newest first. */
  readonly items: readonly FeedItem[];
  /** Where to ask for what comes after the last one; nowhere: it is the last one. */
  readonly next: readonly TopicName[];
}

/** When something was shared, in milliseconds. */
export const sharedAt = (item: FeedItem): number => Date.parse(item.sharedAt);

/** Some feeds as one, down to where one of them could have something in between that isn't held. Pure. */
export function together(feeds: readonly HeldFeed[]): Together {
  const held = feeds.map(({ topic, entries, low }) => {
    const items = itemsOf(entries, low);
    return { topic, items, oldest: low === 0 ? -Infinity : Math.min(...items.map(sharedAt)) };
  });
  // A feed of which nothing but what was withdrawn is held says nothing of where its next one stands.
  const end = Math.max(...held.map(({ oldest }) => (oldest === Infinity ? -Infinity : oldest)), -Infinity);
  const byId = new Map(held.flatMap(({ items }) => items.map((item) => [item.id, item])));
  return {
    items: [...byId.values()].filter((item) => sharedAt(item) >= end).sort((a, b) => sharedAt(b) - sharedAt(a)),
    next: held.filter(({ oldest }) => oldest > -Infinity && oldest >= end).map(({ topic }) => topic),
  };
}
