import type { Entry, MemberId, Post, ThreadId } from '../api/entries';
import type { Item } from '../live/outbox';
import { entriesOf, entryOf } from '../live/unread';

/** The number of a thread's first post. */
const Opening = '2';

/** A thread's first post, and who answered it by a reaction or a word of their own, what is about to be sent included. Pure. */
export function answered(
  posts: ReadonlyMap<string, Entry>,
  items: readonly Item[],
  thread: ThreadId,
  self: MemberId,
): { opening: Post | undefined; who: ReadonlySet<MemberId> } {
  const opening = entryOf(posts, 'post', Opening);
  const who = new Set(Object.values(opening?.reactions ?? {}).flat());
  for (const post of entriesOf(posts, 'post')) if (post.no !== opening?.no) who.add(post.by);
  const says = ({ command: one, state }: Item) =>
    state !== 'refused' &&
    ((one.do === 'post' && one.thread === thread) ||
      (one.do === 'react' && one.thread === thread && one.no === opening?.no && one.on));
  if (items.some(says)) who.add(self);
  return { opening, who };
}
