import type { Entry, MemberId, Post, ReactionName } from '../api/entries';
import type { Item } from '../live/outbox';
import { daysBetween } from '../i18n/dates';

/** A post as it is shown: with what the member changed and what has not been told yet. */
export interface ShownPost extends Post {
  /** The text of an edit on its way. */
  readonly edit?: Item;
}

/** One line of a thread. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'read'; readonly key: string }
  | { readonly kind: 'post'; readonly key: string; readonly post: ShownPost; readonly joined: boolean }
  | { readonly kind: 'deleted'; readonly key: string; readonly no: number }
  | { readonly kind: 'pending'; readonly key: string; readonly item: Item; readonly joined: boolean };

export interface RowsOf {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The numbers that are held in a row. */
  readonly from: number;
  readonly to: number;
  /** What this member wrote and has not been done yet. */
  readonly items: readonly Item[];
  readonly self: MemberId;
  /** Where the member had read to when the page was opened; 0 when it was never opened. */
  readonly readUpTo: number;
}

/** Posts of one author within this time are shown as one. */
const Joined = 5 * 60_000;

/** The lines of a thread from what is held and what is on its way. Pure. */
export function rowsOf({ entries, from, to, items, self, readUpTo }: RowsOf): Row[] {
  const rows: Row[] = [];
  let former: Post | null = null;
  let day: string | null = null;
  let divided = readUpTo === 0;
  const held = [...entries.values()].filter((entry) => entry.no >= Math.max(2, from) && entry.no <= to);
  for (const entry of held.sort((a, b) => a.no - b.no)) {
    const post = shown(entry, items, self);
    if (!post) {
      rows.push({ kind: 'deleted', key: entry.id, no: entry.no });
      former = null;
      continue;
    }
    if (day === null || daysBetween(new Date(day), new Date(post.at)) > 0) {
      rows.push({ kind: 'day', key: `day ${entry.no}`, at: post.at });
      day = post.at;
      former = null;
    }
    if (!divided && entry.no > readUpTo && post.by !== self) {
      // Also at the top, where what was read is above.
      if (from > readUpTo || rows.some((row) => row.kind === 'post')) rows.push({ kind: 'read', key: 'read' });
      divided = true;
      former = null;
    }
    rows.push({ kind: 'post', key: entry.id, post, joined: former !== null && joins(former, post) });
    former = post;
  }
  return [...rows, ...pendingRows(entries, items, self, former)];
}

type Said = Pick<Post, 'by' | 'at' | 'replyTo'>;

const joins = (a: Said, b: Said): boolean =>
  a.by === b.by && b.replyTo === undefined && Date.parse(b.at) - Date.parse(a.at) < Joined;

function shown(entry: Entry, items: readonly Item[], self: MemberId): ShownPost | null {
  if (entry.kind !== 'post') return null;
  let post: ShownPost = entry;
  for (const item of items) {
    const { command } = item;
    if (!('no' in command) || command.do === 'read' || command.no !== entry.no) continue;
    if (command.do === 'delete' && item.state !== 'refused') return null;
    if (command.do === 'edit') post = { ...post, edit: item };
    if (command.do === 'react') post = reacted(post, command.name, self, command.on);
  }
  return post;
}

function reacted(post: ShownPost, name: ReactionName, self: MemberId, on: boolean): ShownPost {
  const others = (post.reactions[name] ?? []).filter((member) => member !== self);
  return { ...post, reactions: { ...post.reactions, [name]: on ? [...others, self] : others } };
}

/** What was written here and has not come back: each shows once, since a post carries the request that made it. */
function pendingRows(
  entries: ReadonlyMap<string, Entry>,
  items: readonly Item[],
  self: MemberId,
  last: Said | null,
): Row[] {
  let former = last;
  const arrived = new Set([...entries.values()].map((entry) => (entry.kind === 'post' ? entry.requestId : '')));
  return items
    .filter((item) => item.command.do === 'post' && !arrived.has(item.id))
    .map((item) => {
      const replyTo = 'replyTo' in item.command ? item.command.replyTo : undefined;
      const said: Said = { by: self, at: new Date(item.madeAt).toISOString(), replyTo };
      const joined = former !== null && joins(former, said);
      former = said;
      return { kind: 'pending', key: item.id, item, joined };
    });
}
