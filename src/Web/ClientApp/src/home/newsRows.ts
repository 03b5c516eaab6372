import type { Entry, FeedItem, GroupThread, Membership } from '../api/entries';
import type { GroupThreadCard } from '../api/me';
import { entriesOf } from '../live/unread';

export interface NewsRow {
  readonly card: GroupThread;
  readonly group: { readonly id: string; readonly name: string };
}

/** What is new: a conversation that moved, or something shared. */
export type News =
  | { readonly id: string; readonly at: string; readonly row: NewsRow; readonly item?: undefined }
  | { readonly id: string; readonly at: string; readonly item: FeedItem; readonly row?: undefined };

const newestFirst = (a: { readonly at: string }, b: { readonly at: string }) => Date.parse(b.at) - Date.parse(a.at);

/** All conversations of my groups, newest first: from the groups that are held, and from the first answer for others. */
export function newsOfGroups(
  groups: readonly Membership[],
  held: (group: string) => ReadonlyMap<string, Entry>,
  first: readonly GroupThreadCard[],
): NewsRow[] {
  const rows = groups.flatMap(({ id, name }) => {
    const own = entriesOf(held(id), 'groupThread');
    const cards = own.length ? own : first.filter((one) => one.group === id).map((one) => one.card);
    return cards.map((card) => ({ card, group: { id, name } }));
  });
  return rows.sort((a, b) => Date.parse(b.card.lastAt) - Date.parse(a.card.lastAt));
}

/** Conversations and what was shared in one list; what stands in two feeds is there once. */
export function merged(rows: readonly NewsRow[], items: readonly FeedItem[]): News[] {
  const shared = new Map(items.map((item) => [item.id, item]));
  return [
    ...rows.map((row) => ({ id: row.card.id, at: row.card.lastAt, row })),
    ...[...shared.values()].map((item) => ({ id: item.id, at: item.sharedAt, item })),
  ].sort(newestFirst);
}

/** What the line "read up to here" stands above: the first after all that is unread, if any is. */
export function firstRead(news: readonly News[], isUnread: (row: NewsRow) => boolean): string | undefined {
  const last = news.findLastIndex((one) => one.row !== undefined && isUnread(one.row));
  return last < 0 ? undefined : news[last + 1]?.id;
}
