import { useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { findBySlug } from '../app/slugs';
import { useLive, useMine, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { TalkView } from './TalkView';

/** A talk of several. */
export default function TalkPage() {
  const { talk: slug } = useRoute().params;
  const { member, line } = useLive();
  const { state, status } = useTopic(`me/${member}`);
  const several = entriesOf(useMine(), 'ownTalk').filter(({ pair }) => !pair);
  const talk = findBySlug(several, slug ?? '');
  if (talk) return <TalkView key={talk.id} talk={talk} />;
  if (status === 'held' && state?.low === 0) return <NotFoundPage />;
  return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={6} />;
}
