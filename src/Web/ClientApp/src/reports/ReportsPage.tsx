import { t } from '../i18n';
import { PageTitle } from '../ui/Page';
import { Reports } from './Reports';

/** What was reported to those who administer the network. */
export default function ReportsPage() {
  return (
    <>
      <PageTitle title={t('report.page')} />
      <Reports place="network" />
    </>
  );
}
