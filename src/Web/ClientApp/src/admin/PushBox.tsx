import { t } from '../i18n';
import { Box, type Part, Sending } from './RunningBox';

/** Whether what is told while the app is closed reaches the browsers. */
export function PushBox({ of: { push } }: Part) {
  return (
    <Box id="push" title={t('admin.running.push')}>
      <p>{t(push.works ? 'admin.running.push.on' : 'admin.running.push.off')}</p>
      <Sending sentAt={push.sentAt} failedAt={push.failedAt} />
    </Box>
  );
}
