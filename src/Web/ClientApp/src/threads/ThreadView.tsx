import type { GroupId, ThreadId } from '../api/entries';
import { NotFoundPage } from '../app/NotFoundPage';
import { useVisits } from '../emergency/useVisits';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useEntries, useMine, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { Announcement } from './Announcement';
import { Talk } from './Talk';
import { ThreadHead } from './ThreadHead';

/** One conversation: its head, what was said, and the box to say more. */
export function ThreadView({ group, thread }: { group: GroupId; thread: ThreadId }) {
  const { state, status } = useTopic(`thread/${thread}`);
  const mine = useMine();
  const groupEntries = useEntries(`group/${group}`);
  if (status === 'gone') return <NotFoundPage />;
  const about = state ? entryOf(state.entries, 'threadAbout', 'about') : undefined;
  const card = entryOf(groupEntries, 'groupThread', thread);
  const people = entriesOf(groupEntries, 'groupMember').flatMap(({ id }) => {
    const name = memberCard(id)?.name;
    return name ? [{ id, name }] : [];
  });
  const visits = useVisits(group);
  const leads = entryOf(mine, 'membership', group)?.role === 'facilitator';
  const rights = {
    isOpen: !about?.closed && !entryOf(groupEntries, 'groupAbout', 'about')?.archived && !visits,
    leads,
    moderates: leads,
    title: about?.title ?? card?.title ?? '',
    group,
  };
  return (
    <div class="thread is-full">
      <ThreadHead group={group} thread={thread} about={about ?? card} />
      {about?.announces && state && <Announcement group={group} thread={thread} posts={state.entries} />}
      <Talk
        thread={thread}
        rights={rights}
        people={people}
        label={t('composer.label')}
        closed={t(visits ? 'refusal.emergency_reads_only' : 'thread.closed.text')}
      />
    </div>
  );
}
