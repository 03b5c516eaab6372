import type { GroupId, ThreadId } from '../api/entries';
import { memberCard } from '../live/cards';
import { useEntries, useTopic } from '../live/hooks';
import { groupOf } from '../live/store';
import { entriesOf } from '../live/unread';
import type { Choice } from './useMentions';

/** Who can be named in a thread: the people of its group, everybody where it is the network's, nobody else where two sides
 * talk. */
export function usePeopleOf(thread: ThreadId | undefined): Choice[] {
  const { state } = useTopic(thread ? `thread/${thread}` : null);
  const about = state?.entries.get('about');
  const people = usePeopleIn(groupOf(about));
  return about?.kind === 'threadAbout' && /^(?:helps|talk)\//.test(about.place ?? '') ? [] : people;
}

/** The people of a group, or of the whole network where there is none. */
export function usePeopleIn(group: GroupId | undefined): Choice[] {
  const members = entriesOf(useEntries(group ? `group/${group}` : null), 'groupMember');
  const everybody = entriesOf(useEntries('directory/members'), 'memberCard');
  if (!group) return everybody;
  return members.flatMap(({ id }) => {
    const name = memberCard(id)?.name;
    return name ? [{ id, name }] : [];
  });
}
