import { t } from '../i18n';
import { RelativeTime } from '../ui/RelativeTime';
import { Box, type Part } from './RunningBox';

/** Whether what is told while the app is closed reaches the browsers. */
export function PushBox({ of: { push } }: Part) {
  return (
    <Box id="push" title={t('admin.running.push')}>
      <p>{t(push.works ? 'admin.running.push.on' : 'admin.running.push.off')}</p>
      <Sending sentAt={push.sentAt} failedAt={push.failedAt} />
    </Box>
  );
}

/** When something last left this host, and when it last failed to. */
export function Sending({ sentAt, failedAt }: { sentAt: string | undefined; failedAt: string | undefined }) {
  if (!sentAt && !failedAt) return null;
  return (
    <dl class="data">
      {sentAt && (
        <div>
          <dt>{t('admin.running.mail.sent')}</dt>
          <dd>
            <RelativeTime at={sentAt} />
          </dd>
        </div>
      )}
      {failedAt && (
        <div>
          <dt>{t('admin.running.mail.failed')}</dt>
          <dd>
            <RelativeTime at={failedAt} />
          </dd>
        </div>
      )}
    </dl>
  );
}
