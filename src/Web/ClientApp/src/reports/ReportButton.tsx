import type { GroupId, TopicName } from '../api/entries';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { useReport } from './useReport';

/** Tells those who moderate of something; a person is `me/m…`. */
export function ReportButton({ about, group }: { about: TopicName; group?: GroupId }) {
  const report = useReport(about, undefined, group);
  return (
    <>
      <Button look="quiet" icon="triangle-alert" onClick={report.open}>
        {t('report.act')}
      </Button>
      {report.dialog}
    </>
  );
}
