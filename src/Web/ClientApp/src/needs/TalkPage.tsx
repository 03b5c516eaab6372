import '../styles/threads.css';
import '../styles/posts.css';
import '../styles/composer.css';
import '../styles/needs.css';
import { useRoute } from 'preact-iso';
import type { ThreadId } from '../api/entries';
import { Found } from '../app/Found';
import { NotFoundPage } from '../app/NotFoundPage';
import { findBySlug, tailOf } from '../app/slugs';
import { t } from '../i18n';
import { today } from '../initiatives/days';
import { useLive, useMine, useTopic } from '../live/hooks';
import { Skeleton } from '../ui/EmptyState';
import { FirstWords } from './FirstWords';
import { helpThread } from './helpThread';
import { isOpen } from './matches';
import { NeedTalk } from './NeedTalk';
import { talksOf } from './talks';
import { type Need, useNeed } from './useNeed';
import { useOwn } from './useOwn';

/** The conversation between those who ask and one who helps; it begins here. */
export default function TalkPage() {
  const { need, talk } = useRoute().params;
  return (
    <Found found={useNeed(need ?? '')} title={t('needs.talk.title')}>
      {(found) => <One key={found.id} need={found} slug={talk ?? ''} />}
    </Found>
  );
}

function One({ need, slug }: { need: Need; slug: string }) {
  const { member } = useLive();
  const own = useOwn();
  const whole = useTopic(`me/${member}`).status === 'held';
  const begun = findBySlug(
    talksOf(useMine())
      .filter((one) => one.need === need.id)
      .map(({ thread, helper }) => ({ id: thread, helper })),
    slug,
  );
  const mine: ThreadId = helpThread(need.id, member);
  if (begun) return <NeedTalk need={need} thread={begun.id} helper={begun.helper} />;
  if (!whole) return <Skeleton rows={4} />;
  const mayBegin = mine.endsWith(tailOf(slug)) && !own.isOwn(need.about);
  if (!mayBegin) return <NotFoundPage />;
  return <FirstWords need={need} thread={mine} open={isOpen(need.about, today())} />;
}
