import type {
  Entry,
  EntryOf,
  GroupId,
  GroupThread,
  Helping,
  MemberId,
  Notice,
  NoticeLevel,
  OwnTalk,
  TalkId,
  ThreadId,
} from '../api/entries';
import { type Command, readBy } from './outbox';

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

/** The member's own, with what was read here and the server hasn't told yet. */
export function withRead(me: Entries, commands: readonly Command[]): Entries {
  const ahead = commands.flatMap(readBy).filter(([thread, upTo]) => upTo > readUpTo(me, thread));
  if (ahead.length === 0) return me;
  const all = new Map(me);
  for (const [id, upTo] of ahead) {
    all.set(id, { kind: 'read', id, no: 0, rev: 0, upTo: Math.max(upTo, readUpTo(all, id)) });
  }
  return all;
}

/**
 * How many posts of a thread the member has not read, of a conversation of which everything is to reach the member. A thread never
 * opened counts from when the member joined, as one piece of news: what was said before is not owed. Nor is what was deleted for its
 * age.
 */
export function unreadOf(
  card: GroupThread,
  me: Entries,
  self: MemberId,
  joined: string | undefined,
  group: GroupId,
): number {
  if (card.lastBy === self || levelOf(me, card.id, group) !== 'all') return 0;
  const upTo = readUpTo(me, card.id);
  const left = Math.max(0, card.lastNo - Math.max(upTo, card.deletedUpTo ?? 0));
  if (upTo > 0) return left;
  return Date.parse(card.lastAt) > Date.parse(joined ?? '') ? Math.min(1, left) : 0;
}

/** The threads of a group that have news, each with the number of its last post. */
export function threadsWithNews(group: Entries, me: Entries, self: MemberId, id: GroupId): Record<ThreadId, number> {
  const joined = entryOf(group, 'groupMember', self)?.since;
  const fresh = entriesOf(group, 'groupThread').filter((card) => unreadOf(card, me, self, joined, id) > 0);
  return Object.fromEntries(fresh.map(({ id, lastNo }) => [id, lastNo]));
}

/** Whether a conversation about a need has news: somebody else wrote last and the member hasn't read it. */
export const isNew = (talk: Helping, me: Entries, self: MemberId): boolean =>
  talk.lastBy !== self && talk.lastNo > readUpTo(me, talk.thread);

/** The thread in which the people of a talk write: the same id with another letter. Any other id as it is. */
export const threadOfTalk = (id: TalkId): ThreadId => id.replace(/^k/, 't');

/** How many messages of a talk the member hasn't read; none of one that is silent. Whoever wrote last has read it. */
export const unreadInTalk = ({ id, lastBy, lastNo }: OwnTalk, me: Entries, self: MemberId): number =>
  lastBy === self || levelOf(me, threadOfTalk(id)) !== 'all'
    ? 0
    : Math.max(0, lastNo - Math.max(1, readUpTo(me, threadOfTalk(id))));

/** The member's talks with news. */
export const talksWithNews = (me: Entries, self: MemberId): OwnTalk[] =>
  entriesOf(me, 'ownTalk').filter((talk) => unreadInTalk(talk, me, self) > 0);

/** What the member chose for a thread, else for its group; everything where nothing was chosen. */
export const levelOf = (me: Entries, thread: string, group?: string): NoticeLevel =>
  (entryOf(me, 'level', `level-${thread}`) ?? entryOf(me, 'level', `level-${group}`))?.level ?? 'all';

/** Whether a notice is of a group or a talk to which the member no longer belongs: nothing of it can be read any more. */
const isOut = ({ place = '' }: Notice, me: Entries): boolean =>
  (place.startsWith('group/') && entryOf(me, 'membership', place.slice(6))?.role === undefined) ||
  (place.startsWith('talk/') && !entryOf(me, 'ownTalk', place.slice(5)));

/** The notices that still say something, newest first. */
export const noticesIn = (inbox: Entries, me: Entries): Notice[] =>
  entriesOf(inbox, 'notice')
    .filter((notice) => !isOut(notice, me))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.no - a.no);

/** Whether a talk says by its own badge what a notice says. */
const isToldByTalk = ({ place = '', type }: Notice): boolean => place.startsWith('talk/') && type !== 'reaction';

/** The notices that are new, newest first, as every place counts them. Of messages the talks tell. */
export const newsIn = (inbox: Entries, me: Entries): Notice[] =>
  noticesIn(inbox, me).filter((notice) => !isToldByTalk(notice) && isNews(notice, inbox, me));

/** Whether a notice is news: the member has neither seen it nor read the post that it is about. */
export function isNews(notice: Notice, inbox: Entries, me: Entries): boolean {
  const { about = '', post = 0, type } = notice;
  const isRead = type !== 'reaction' && about.startsWith('thread/') && readUpTo(me, about.slice(7)) >= post;
  return !notice.seen && notice.no > (entryOf(inbox, 'inboxAbout', 'about')?.seenUpTo ?? 0) && !isRead;
}
