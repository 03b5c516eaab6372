import type { Entry, EntryOf, GroupThread, MemberId } from '../api/entries';

type Entries = ReadonlyMap<string, Entry>;

/** The entry of an id, if it is of this kind and not deleted. */
export function entryOf<Kind extends Entry['kind']>(
  entries: Entries,
  kind: Kind,
  id: string,
): EntryOf<Kind> | undefined {
  const entry = entries.get(id);
  return entry?.kind === kind ? (entry as EntryOf<Kind>) : undefined;
}

/** All entries of a kind that are not deleted. */
export function entriesOf<Kind extends Entry['kind']>(entries: Entries, kind: Kind): EntryOf<Kind>[] {
  return [...entries.values()].filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
}

/** How far the member has read a thread. */
export const readUpTo = (me: Entries, thread: string): number => entryOf(me, 'read', thread)?.upTo ?? 0;

/**
 * How many posts of a thread the member has not read. A thread never opened counts from when the member joined, as one
 * piece of news: what was said before is not owed.
 */
export function unreadOf(card: GroupThread, me: Entries, self: MemberId, joined: string | undefined): number {
  if (card.lastBy === self) return 0;
  const upTo = readUpTo(me, card.id);
  if (upTo > 0) return Math.max(0, card.lastNo - upTo);
  return joined !== undefined && Date.parse(card.lastAt) > Date.parse(joined) ? 1 : 0;
}

/** How many threads of a group have news. */
export function threadsWithNews(group: Entries, me: Entries, self: MemberId): number {
  const joined = entryOf(group, 'groupMember', self)?.since;
  return entriesOf(group, 'groupThread').filter((card) => unreadOf(card, me, self, joined) > 0).length;
}
