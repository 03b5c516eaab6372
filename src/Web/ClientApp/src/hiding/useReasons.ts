import type { GroupId } from '../api/entries';
import { type ReportReason, ReportReasons } from '../api/reports';
import { useEntries } from '../live/hooks';
import { entryOf } from '../live/unread';

/** The reasons there are where something stands: in a group that agreed on something, that as well. */
export function useReasons(group: GroupId | undefined): readonly ReportReason[] {
  const agreed = entryOf(useEntries(group ? `group/${group}` : null), 'groupAgreed', 'agreed');
  return agreed ? ['agreements', ...ReportReasons] : ReportReasons;
}
