import { useRoute } from 'preact-iso';
import { get, Refused } from '../api/http';
import type { Warning } from '../api/reports';
import { NotFoundPage } from '../app/NotFoundPage';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useEntries } from '../live/hooks';
import { ErrorState, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { RelativeTime } from '../ui/RelativeTime';
import { useLoaded } from '../ui/useLoaded';
import { aboutOf } from './about';

/** What whoever is warned reads: why, of what, and by whom. */
export default function WarningPage() {
  const { place = '', no = '' } = useRoute().params;
  const group = useEntries(place === 'network' ? null : `group/${place}`);
  const path = `/api/reports/${place}/${no}/warning`;
  const { value, failed, again } = useLoaded(() => get<Warning>(path), path);
  if (failed instanceof Refused && failed.status === 404) return <NotFoundPage />;
  if (failed && !value) return <ErrorState onRetry={again} />;
  if (!value) return <Skeleton rows={3} />;
  const about = aboutOf(value, place, group);
  return (
    <>
      <PageTitle title={t('report.warning')} />
      <p>
        {t('report.warning.about')} {about.href ? <a href={about.href}>{about.name}</a> : about.name}
      </p>
      <blockquote>
        <p>{value.decision.text}</p>
      </blockquote>
      <p class="small">
        {memberName(value.decision.by)} · <RelativeTime at={value.decision.at} />
      </p>
      <p class="small">{t('report.warning.log')}</p>
    </>
  );
}
