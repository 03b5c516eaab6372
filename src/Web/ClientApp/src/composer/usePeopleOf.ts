import type { ThreadId } from '../api/entries';
import { memberCard } from '../live/cards';
import { useEntries, useTopic } from '../live/hooks';
import { groupOf } from '../live/store';
import { entriesOf } from '../live/unread';
import type { Choice } from './useMentions';

/** Who can be named in a thread: the people of its group. */
export function usePeopleOf(thread: ThreadId | undefined): Choice[] {
  const { state } = useTopic(thread ? `thread/${thread}` : null);
  const group = groupOf(state?.entries.get('about'));
  const members = entriesOf(useEntries(group ? `group/${group}` : null), 'groupMember');
  return members.flatMap(({ id }) => {
    const name = memberCard(id)?.name;
    return name ? [{ id, name }] : [];
  });
}
