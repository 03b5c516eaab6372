import { useEffect } from 'preact/hooks';
import { changeSelf } from '../account/changeSelf';
import { get } from '../api/http';
import { isAdministrator, setting } from '../app/session';
import { language, t } from '../i18n';
import { useEntries, useLive, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Prose } from '../pages/Prose';
import { ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { RelativeTime } from '../ui/RelativeTime';
import { useLoaded } from '../ui/useLoaded';
import { NewsTopic } from './news';

/** Something new, as the server shows it. */
interface Shown {
  readonly no: number;
  readonly at: string;
  readonly language: string;
  readonly title: string;
  readonly html: string;
}

/** What is new on the platform, the newest first. Whoever opens it is told of it no more. */
export default function NewsPage() {
  const { line } = useLive();
  const head = useTopic(NewsTopic).state?.rev ?? 0;
  const { value, failed, again } = useLoaded(
    () => get<{ items: readonly Shown[] }>('/api/news'),
    `${head} ${language.value}`,
  );
  useSeen();
  return (
    <>
      <PageTitle title={t('platform.title')} />
      <p class="lead">{t('platform.lead')}</p>
      {isAdministrator() && (
        <ButtonLink icon="pencil" href="/app/admin/novedades">
          {t('admin.news.write')}
        </ButtonLink>
      )}
      {!value &&
        (failed ? (
          line.value === 'waiting' ? (
            <NoLine />
          ) : (
            <LoadFailed cause={failed} onRetry={again} />
          )
        ) : (
          <Skeleton rows={3} shape="card" />
        ))}
      {value?.items.length === 0 && <EmptyState id="platform" title={t('platform.none')} />}
      <ul class="stack news-list">
        {value?.items.map(({ no, at, title, html, language: spoken }) => (
          <li key={no} class="card" lang={spoken}>
            <h2 class="box-title">{title}</h2>
            <p class="small" lang={language.value}>
              <RelativeTime at={at} />
            </p>
            <Prose html={html} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Notes that the newest was opened. */
function useSeen(): void {
  const newest = Math.max(0, ...entriesOf(useEntries(NewsTopic), 'newsItem').map(({ no }) => no));
  useEffect(() => {
    if (newest > Number(setting('news') ?? 0)) void changeSelf({ settings: { news: `${newest}` } }).catch(() => {});
  }, [newest]);
}
