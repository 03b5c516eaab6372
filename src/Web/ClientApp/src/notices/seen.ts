import type { Entry } from '../api/entries';
import type { Item } from '../live/outbox';
import { entryOf } from '../live/unread';

/** An inbox with what the outbox is about to say was seen. Pure. */
export function withSeen(inbox: ReadonlyMap<string, Entry>, items: readonly Item[]): ReadonlyMap<string, Entry> {
  const seen = items.flatMap(({ command, state }) => (command.do === 'see' && state !== 'refused' ? [command] : []));
  if (seen.length === 0) return inbox;
  const changed = new Map(inbox);
  const about = entryOf(inbox, 'inboxAbout', 'about');
  const upTo = Math.max(...seen.map((one) => one.upTo ?? 0));
  if (about && upTo > about.seenUpTo) changed.set(about.id, { ...about, seenUpTo: upTo });
  for (const no of seen.flatMap((one) => one.nos ?? [])) {
    const notice = entryOf(inbox, 'notice', `${no}`);
    if (notice) changed.set(notice.id, { ...notice, seen: true });
  }
  return changed;
}
