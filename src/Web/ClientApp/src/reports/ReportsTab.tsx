import type { TabProps } from '../groups/tabs';
import { t } from '../i18n';
import { Reports } from './Reports';

/** What was reported to those who facilitate a group. */
export default function ReportsTab({ view }: TabProps) {
  return (
    <>
      <h2 class="sr">{t('report.page')}</h2>
      <Reports place={view.id} />
    </>
  );
}
