import { get, Refused } from '../api/http';
import { type Report, type ReportPlace, waits } from '../api/reports';
import { NotFoundPage } from '../app/NotFoundPage';
import { t } from '../i18n';
import { useEntries, useTopic } from '../live/hooks';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { useLoaded } from '../ui/useLoaded';
import { ReportCard } from './ReportCard';
import '../styles/reports.css';

/** What was reported to the reader, who moderates there: what waits first, then what was answered. */
export function Reports({ place }: { place: ReportPlace }) {
  const group = useEntries(place === 'network' ? null : `group/${place}`);
  useTopic('directory/members');
  const { failed, value, again } = useLoaded(() => get<{ items: readonly Report[] }>(`/api/reports/${place}`), place);
  if (failed instanceof Refused && (failed.status === 404 || failed.status === 403)) return <NotFoundPage />;
  if (failed && !value) return <LoadFailed cause={failed} onRetry={again} />;
  const cards = (items: readonly Report[]) => (
    <ul class="stack">
      {items.map((one) => (
        <ReportCard key={one.no} report={one} place={place} group={group} onAnswered={again} />
      ))}
    </ul>
  );
  const isOpen = (one: Report) => one.state === 'waiting' || waits(one);
  const waiting = value?.items.filter(isOpen) ?? [];
  const answered = value?.items.filter((one) => !isOpen(one)) ?? [];
  return (
    <div class="reports">
      <p class="small">{t('report.page.text')}</p>
      {!value && <Skeleton rows={3} shape="card" />}
      {value && waiting.length === 0 && <EmptyState id={place} title={t('report.none')} />}
      {waiting.length > 0 && cards(waiting)}
      {answered.length > 0 && (
        <section aria-labelledby="answered">
          <h2 id="answered" class="overline">
            {t('report.answered')}
          </h2>
          {cards(answered)}
        </section>
      )}
    </div>
  );
}
