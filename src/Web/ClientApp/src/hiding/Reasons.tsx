import type { Signal } from '@preact/signals';
import type { GroupId } from '../api/entries';
import type { ReportReason } from '../api/reports';
import { t } from '../i18n';
import { Radios } from '../ui/pickers';
import { useReasons } from './useReasons';

/** What kind of reason somebody has, among those there are where it stands. */
export function Reasons({ group, chosen }: { group: GroupId | undefined; chosen: Signal<ReportReason> }) {
  return (
    <Radios
      label={t('report.reason')}
      name="reason"
      chosen={chosen.value}
      choices={useReasons(group).map((value) => ({ value, label: t(`report.reason.${value}`) }))}
      onChoose={(value) => (chosen.value = value as ReportReason)}
    />
  );
}
