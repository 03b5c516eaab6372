import { useRoute } from 'preact-iso';
import { get, Refused } from '../api/http';
import type { Warning } from '../api/reports';
import { NotFoundPage } from '../app/NotFoundPage';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useEntries } from '../live/hooks';
import { Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { RelativeTime } from '../ui/RelativeTime';
import { useLoaded } from '../ui/useLoaded';
import { aboutOf } from './about';
import { AppealForm } from './AppealForm';
import { AppealLines } from './Decided';
import '../styles/reports.css';

/** What whoever is warned, or wrote what was hidden, reads: why, of what, and by whom; and says against it. */
export default function WarningPage() {
  const { place = '', no = '' } = useRoute().params;
  const group = useEntries(place === 'network' ? null : `group/${place}`);
  const path = `/api/reports/${place}/${no}/warning`;
  const { value, failed, again } = useLoaded(() => get<Warning>(path), path);
  if (failed instanceof Refused && failed.status === 404) return <NotFoundPage />;
  if (failed && !value) return <LoadFailed cause={failed} onRetry={again} />;
  if (!value) return <Skeleton rows={3} />;
  const about = aboutOf(value, place, group);
  return (
    <>
      <PageTitle title={t(value.state === 'warned' ? 'report.warning' : `hiding.case.${value.state}`)} />
      <div class="case">
        <p>
          {t('report.warning.about')} {about.href ? <a href={about.href}>{about.name}</a> : about.name}
        </p>
        {value.reason && <p>{t(`report.reason.${value.reason}`)}</p>}
        <blockquote>
          <p>{value.decision.text}</p>
        </blockquote>
        <p class="small">
          {memberName(value.decision.by)} · <RelativeTime at={value.decision.at} />
        </p>
        <p class="small">{t(value.state === 'warned' ? 'report.warning.log' : 'hiding.case.log')}</p>
        {value.appeal && <AppealLines appeal={value.appeal} />}
        {!value.appeal && value.state !== 'shown' && (
          <AppealForm path={`/api/reports/${place}/${no}/appeal`} onDone={again} />
        )}
      </div>
    </>
  );
}
