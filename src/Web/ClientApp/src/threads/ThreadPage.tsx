import { useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { findGroup } from '../groups/findGroup';
import { findBySlug } from '../app/slugs';
import { firstHome } from '../app/session';
import { useMine, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { useLive } from '../live/hooks';
import { ThreadView } from './ThreadView';
import '../styles/threads.css';
import '../styles/posts.css';
import '../styles/composer.css';

/** Finds the thread that the address names among what this member may know of. */
export default function ThreadPage() {
  const { params } = useRoute();
  const mine = useMine();
  const { line } = useLive();
  const groupId = findGroup(params.group ?? '', mine);
  const group = useTopic(groupId ? `group/${groupId}` : null);
  const cards = group.state ? entriesOf(group.state.entries, 'groupThread') : [];
  const first = firstHome.value?.threads.map(({ card }) => card) ?? [];
  const card = findBySlug(cards, params.thread ?? '') ?? findBySlug(first, params.thread ?? '');
  if (groupId && card) return <ThreadView key={card.id} group={groupId} thread={card.id} />;
  const complete = group.status === 'held' && group.state?.low === 0;
  if (group.status === 'gone' || complete || (mine.size > 0 && !groupId)) return <NotFoundPage />;
  if (line.value === 'waiting') return <NoLine />;
  return <Skeleton rows={6} />;
}
