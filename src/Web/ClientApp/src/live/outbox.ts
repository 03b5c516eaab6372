import type { GroupId, MemberId, NeedId, ReactionName, ThreadId } from '../api/entries';
import type { PendingFile } from '../files/pending';
import type { TaskAct } from '../tasks/acts';

/** What a member can do that is written down first and sent when there is a line. */
export type Command =
  | {
      readonly do: 'post';
      readonly thread: ThreadId;
      readonly body: string;
      readonly replyTo?: number;
      /** The need that the conversation is about which may begin by this post. */
      readonly need?: NeedId;
      /** The one to whom it is written, where the talk may begin by this post. */
      readonly to?: MemberId;
      /** They are uploaded before the post is sent. */
      readonly files?: readonly PendingFile[];
    }
  | { readonly do: 'edit'; readonly thread: ThreadId; readonly no: number; readonly body: string }
  | { readonly do: 'delete'; readonly thread: ThreadId; readonly no: number }
  | {
      readonly do: 'react';
      readonly thread: ThreadId;
      readonly no: number;
      readonly name: ReactionName;
      readonly on: boolean;
    }
  | { readonly do: 'read'; readonly thread: ThreadId; readonly no: number }
  | MarkRead
  | { readonly do: 'task'; readonly group: GroupId; readonly act: TaskAct }
  | See
  | Share;

/** Notices that were seen: these, or all up to a number. */
export interface See {
  readonly do: 'see';
  readonly nos?: readonly number[];
  readonly upTo?: number;
}

/** Marks threads of some groups as read without opening them, each up to a number. */
export interface MarkRead {
  readonly do: 'markRead';
  readonly groups: Readonly<Record<GroupId, Readonly<Record<ThreadId, number>>>>;
}

/** Shares what is written and kept here under a name, with all that the server doesn't know of it. */
export interface Share {
  readonly do: 'share';
  readonly draft: string;
  readonly title: string;
  readonly language: string;
  readonly group?: GroupId;
  /** A new version of something that is shared already. */
  readonly anew: boolean;
  readonly credit?: readonly MemberId[];
}

/** The thread that a command changes, or the group whose task; others change none, or several. */
export const threadOf = (command: Command): ThreadId | GroupId | undefined =>
  'thread' in command ? command.thread : command.do === 'task' ? command.group : undefined;

/** Whether it deletes something. */
const deletes = (command: Command): boolean =>
  command.do === 'delete' || (command.do === 'task' && command.act.do === 'delete');

/** Whether it can be undone for a while, for which it doesn't leave this device. */
export const canUndo = (command: Command): boolean =>
  command.do === 'markRead' || (command.do === 'see' && !command.nos) || deletes(command);

/** Whether it says no more than what was read, which nobody misses. */
export const tellsReading = (command: Command): command is Extract<Command, { do: 'read' }> | MarkRead =>
  command.do === 'read' || command.do === 'markRead';

/** Up to which number a command says that threads were read. */
export const readBy = (command: Command): [ThreadId, number][] =>
  command.do === 'read'
    ? [[command.thread, command.no]]
    : command.do === 'markRead'
      ? Object.values(command.groups).flatMap((threads) => Object.entries(threads))
      : [];

/** One command on its way. Its `id` is the request id, the same on every try, so that it is done once. */
export interface Item {
  readonly id: string;
  readonly by: MemberId;
  readonly command: Command;
  readonly madeAt: number;
  /** The order in which all tabs wrote: a clock may be set back meanwhile. */
  readonly seq: number;
  readonly state: 'waiting' | 'sending' | 'refused';
  /** Until then it can be taken back and others may overtake it. */
  readonly heldUntil: number;
  /** Until then neither it nor what comes after it in its queue is tried. */
  readonly retryAt: number;
  readonly tries: number;
  /** The code of the refusal, and its sentence in the member's language. */
  readonly refusal?: { readonly code: string; readonly detail: string };
}

/** How long something can be undone. */
export const UndoTime = 10_000;
/** Read positions are told at most this often for each thread. */
export const ReadEvery = 5_000;
const FirstRetry = 1_000;
const LastRetry = 60_000;
/** No wait that a server asks for is longer. */
const LongestRetry = 3_600_000;

/** Commands of one queue are sent one at a time, in order. Read positions are no change of the thread. */
export const queueOf = (command: Command): string =>
  command.do === 'share'
    ? `share/${command.draft}`
    : command.do === 'see'
      ? 'see'
      : tellsReading(command)
        ? `read/${threadOf(command) ?? ''}`
        : `thread/${threadOf(command)}`;

const holdFor = (command: Command): number => (canUndo(command) ? UndoTime : command.do === 'read' ? ReadEvery : 0);

export const newItem = (id: string, by: MemberId, command: Command, now: number, seq = 0): Item => ({
  id,
  by,
  command,
  madeAt: now,
  seq,
  state: 'waiting',
  heldUntil: now + holdFor(command),
  retryAt: 0,
  tries: 0,
});

/** In the order in which they were made. */
export const inOrder = (items: Iterable<Item>): Item[] =>
  [...items].sort((a, b) => a.seq - b.seq || a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1));

/** The place after all of these. */
export const nextSeq = (items: readonly Item[]): number => items.reduce((seq, item) => Math.max(seq, item.seq + 1), 0);

/** What a change of the outbox comes to: items to write down and items that it makes superfluous. */
export interface Addition {
  readonly put: readonly Item[];
  readonly drop: readonly string[];
}

/** A change of the outbox, by what is in it. It is pure: it may be asked more than once. */
export type Change = (items: readonly Item[]) => Addition;

export const nothing: Addition = { put: [], drop: [] };

/** The outbox after a change, in order. */
export function changed(items: readonly Item[], { put, drop }: Addition): Item[] {
  const left = new Map(items.map((item) => [item.id, item]));
  for (const id of drop) left.delete(id);
  for (const item of put) left.set(item.id, item);
  return inOrder(left.values());
}

/** Adds an item. A later read position, edit or reaction takes the place of one that has not been sent. */
export function add(items: readonly Item[], item: Item): Addition {
  const waiting = items.filter((other) => other.state === 'waiting' && other.tries === 0);
  const { command } = item;
  if (command.do === 'share') {
    const former = items.find((o) => o.command.do === 'share' && o.command.draft === command.draft && canTakeBack(o));
    return { put: [item], drop: former ? [former.id] : [] };
  }
  if (command.do === 'read') {
    const former = waiting.find((o) => o.command.do === 'read' && o.command.thread === command.thread);
    if (!former) return { put: [item], drop: [] };
    if ((former.command as typeof command).no >= command.no) return { put: [], drop: [] };
    return { put: [{ ...former, command }], drop: [] };
  }
  if (command.do === 'edit') {
    const former = waiting.find((o) => o.command.do === 'edit' && samePost(o.command, command));
    return { put: [item], drop: former ? [former.id] : [] };
  }
  if (command.do === 'react') {
    const former = waiting.find(
      (o) => o.command.do === 'react' && samePost(o.command, command) && o.command.name === command.name,
    );
    // The opposite of a reaction that has not left is nothing at all.
    return former ? { put: [], drop: [former.id] } : { put: [item], drop: [] };
  }
  return { put: [item], drop: [] };
}

const samePost = (a: { thread: ThreadId; no: number }, b: { thread: ThreadId; no: number }) =>
  a.thread === b.thread && a.no === b.no;

/** The items to send now: of each queue the first that is due, unless one of it is on its way or waits to be retried. */
export function due(items: readonly Item[], now: number): Item[] {
  const busy = new Set(items.filter((item) => item.state === 'sending').map((item) => queueOf(item.command)));
  const found: Item[] = [];
  for (const item of inOrder(items)) {
    const queue = queueOf(item.command);
    if (item.state !== 'waiting' || isHeld(item, now) || busy.has(queue)) continue;
    busy.add(queue);
    if (!isDelayed(item, now)) found.push(item);
  }
  return found;
}

/** A clock that was set back must not hold for a day what was to be held for seconds. */
export const isHeld = (item: Item, now: number): boolean => item.heldUntil > now && now >= item.madeAt;
const isDelayed = (item: Item, now: number): boolean => item.retryAt > now && item.retryAt - now <= LongestRetry;

/** When something may become due, or null when nothing waits. */
export function nextDue(items: readonly Item[]): number | null {
  const times = items.filter((i) => i.state === 'waiting').map((i) => Math.max(i.heldUntil, i.retryAt));
  return times.length ? Math.min(...times) : null;
}

export const sending = (item: Item): Item => ({ ...item, state: 'sending', tries: item.tries + 1 });

/** What came of one try. `later`: the line or the server failed, in which case it may even have been done. */
export type Result =
  | { readonly came: 'done' }
  | { readonly came: 'later'; readonly after?: number }
  | { readonly came: 'refused'; readonly code: string; readonly detail: string };

/** The codes of refusals that say that a post is not there. */
const Gone = ['not_found', 'post_deleted'];

/** The item after a try; null when it needs nothing more. `chance` is in [0, 1). */
export function settled(item: Item, result: Result, now: number, chance: number): Item | null {
  if (result.came === 'done') return null;
  if (result.came === 'later') {
    const most = Math.min(LastRetry, FirstRetry * 2 ** Math.min(item.tries, 10));
    const wait = Math.min(LongestRetry, Math.max(result.after ?? 0, most * (0.5 + chance / 2)));
    return { ...item, state: 'waiting', retryAt: now + wait };
  }
  // What nobody misses, or what is so already, needs nobody's attention.
  if (tellsReading(item.command) || ['react', 'see'].includes(item.command.do)) return null;
  if (deletes(item.command) && Gone.includes(result.code)) return null;
  return { ...item, state: 'refused', refusal: { code: result.code, detail: result.detail } };
}

/** Items as they are found when a sender starts: what was on its way may have arrived, so it is asked again. */
export const resumed = (items: readonly Item[]): Item[] =>
  items.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting', retryAt: 0 } : item));

/** A refused item to be sent once more, under a new request id. */
export const again = (item: Item, id: string, now: number): Item => ({
  ...newItem(id, item.by, item.command, now, item.seq),
});

/** Whether the member may still take it back without anybody having seen it. */
export const canTakeBack = (item: Item): boolean =>
  item.state === 'refused' || (item.state === 'waiting' && item.tries === 0);
