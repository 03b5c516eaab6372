import type { EmergencyEntry, EmergencyVisit } from '../api/entries';
import { del } from '../api/http';
import type { GroupView } from '../groups/useGroup';
import { t } from '../i18n';
import { exact } from '../i18n/dates';
import { memberName } from '../live/cards';
import { useEntries, useLive } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** The visit that goes on, or nothing. Pure. */
export function openVisit({ visits }: EmergencyEntry, now: Date): EmergencyVisit | undefined {
  const last = visits.at(-1);
  return last && last.endedAt === undefined && new Date(last.until) > now ? last : undefined;
}

/** Who reads the group from outside in an emergency, until when and why; for all in the group, and for the visitor. */
export function VisitLines({ view }: { view: GroupView }) {
  const { member } = useLive();
  const entries = useEntries(`group/${view.id}`);
  const now = minute.value;
  return entriesOf(entries, 'emergencyEntry').map((entry) => {
    const visit = openVisit(entry, now);
    if (!visit) return null;
    const until = exact(new Date(visit.until));
    return (
      <div key={entry.id} class="alert visit" role="note">
        <p>
          {entry.by === member
            ? t('emergency.own', { until })
            : t('emergency.line', { who: memberName(entry.by), until })}
        </p>
        <blockquote class="small">{visit.reason}</blockquote>
        {entry.by === member && <EndVisit view={view} />}
      </div>
    );
  });
}

function EndVisit({ view }: { view: GroupView }) {
  const end = useSubmit(() => del(`/api/admin/emergencies/${view.id}`));
  return (
    <>
      <Problem form={end} />
      <Button busy={end.busy} onClick={() => void end.submit()}>
        {t('emergency.end')}
      </Button>
    </>
  );
}
