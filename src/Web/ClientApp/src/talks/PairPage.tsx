import { useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { findBySlug } from '../app/slugs';
import { useLive, useMine, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { findPerson } from '../people/findPerson';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { FirstMessage } from './FirstMessage';
import { otherIn, pairTalk } from './talks';
import { TalkView } from './TalkView';

/** The talk with somebody; it begins here. */
export default function PairPage() {
  const slug = useRoute().params.person ?? '';
  const { member, line } = useLive();
  const mine = useMine();
  const own = useTopic(`me/${member}`);
  const directory = useTopic('directory/members');
  const written = entriesOf(mine, 'ownTalk').flatMap((talk) => {
    const id = otherIn(talk);
    return id ? [{ id }] : [];
  });
  const id = findBySlug(written, slug)?.id ?? findPerson(slug, directory.state?.entries ?? new Map());
  const whole = directory.status === 'held' && directory.state?.low === 0;
  const talk = id && entryOf(mine, 'ownTalk', pairTalk(member, id));
  if (id === member || (!id && whole)) return <NotFoundPage />;
  if (talk) return <TalkView key={talk.id} talk={talk} />;
  // Whether it has begun is known once the own topic is there.
  if (id && (own.status === 'held' || line.value === 'waiting')) return <FirstMessage key={id} id={id} />;
  return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={6} />;
}
