import '../styles/notices.css';
import { useSignal } from '@preact/signals';
import { t } from '../i18n';
import { byDay, dayName } from '../i18n/dates';
import { useEntries, useLive, useMine } from '../live/hooks';
import { newsIn, noticesIn } from '../live/unread';
import { Button, ButtonLink } from '../ui/Button';
import { minute } from '../ui/clock';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { Derived } from './Derived';
import { NoticeRow } from './NoticeRow';
import { useInbox } from './useInbox';

/** What concerns the reader, newest first. */
export default function NoticesPage() {
  const { member, line, older, outbox } = useLive();
  const mine = useMine();
  const { entries, status, low } = useInbox();
  useEntries('directory/needs');
  const isLoading = useSignal(false);
  const notices = noticesIn(entries, mine);
  const fresh = newsIn(entries, mine);
  const newest = Math.max(0, ...[...entries.values()].map(({ no }) => no));
  const waits = notices.length === 0 && status !== 'held';
  const more = async () => {
    isLoading.value = true;
    await older(`inbox/${member}`).catch(() => false);
    isLoading.value = false;
  };
  return (
    <>
      <PageTitle title={t('nav.notices')} />
      {fresh.length > 0 && (
        <div class="row-between notices-head">
          <p class="small">{t('notice.fresh', { n: fresh.length })}</p>
          <Button look="quiet" icon="check" onClick={() => void outbox.add({ do: 'see', upTo: newest })}>
            {t('notice.seeAll')}
          </Button>
        </div>
      )}
      {waits && (line.value === 'waiting' ? <NoLine /> : <Skeleton rows={6} />)}
      {!waits && notices.length === 0 && (
        <EmptyState id="notices" title={t('notice.none')}>
          <p class="small">{t('notice.none.example')}</p>
          <ButtonLink look="primary" href="/app/grupos">
            {t('notice.none.act')}
          </ButtonLink>
        </EmptyState>
      )}
      <Derived />
      {byDay(notices, ({ at }) => at).map(({ at, some }) => (
        <section key={at}>
          <h2 class="day">{dayName(new Date(at), minute.value)}</h2>
          <ul class="notices">
            {some.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} isNew={fresh.includes(notice)} />
            ))}
          </ul>
        </section>
      ))}
      {low > 1 && (
        <Button busy={isLoading.value} onClick={() => void more()}>
          {t('action.more')}
        </Button>
      )}
    </>
  );
}
