import type { TopicName } from '../api/entries';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { useReport } from './useReport';

/** Tells those who moderate of something; a person is `me/m…`. */
export function ReportButton({ about }: { about: TopicName }) {
  const report = useReport(about);
  return (
    <>
      <Button look="quiet" icon="triangle-alert" onClick={report.open}>
        {t('report.act')}
      </Button>
      {report.dialog}
    </>
  );
}
