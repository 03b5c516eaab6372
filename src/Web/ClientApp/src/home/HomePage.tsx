import { firstHome, me } from '../app/session';
import { myGroups } from '../app/places';
import { partWithWords } from '../app/part';
import { usePart } from '../app/usePart';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { ForMe } from './ForMe';
import { News } from './News';
import { ShareLine } from './ShareLine';

/** What waits for me, a line to share something, and what is new in my groups and in the network. */
export function HomePage() {
  const { topics, member, line } = useLive();
  const mine = topics.view(`me/${member}`);
  const groups = myGroups();
  const calendar = usePart(() => partWithWords(() => import('../calendar/ComingUp')));
  const loading = groups.length === 0 && !firstHome.value && mine.status.value !== 'held';
  const name = memberCard(member)?.name ?? me.value?.member.name ?? '';
  return (
    <>
      <PageTitle title={t('nav.home')} hidden />
      <ForMe />
      {loading && (line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />)}
      {!loading && groups.length === 0 && (
        <EmptyState id="home" title={t('home.empty')}>
          <p class="small">{t('home.empty.example')}</p>
          <ButtonLink look="primary" href="/app/grupos">
            {t('home.empty.act')}
          </ButtonLink>
        </EmptyState>
      )}
      {!loading && (
        <div class="home-acts">
          <ShareLine name={name.split(' ')[0] ?? ''} groups={groups} />
          {calendar && <calendar.ComingUp />}
        </div>
      )}
      {!loading && <News groups={groups} />}
    </>
  );
}
