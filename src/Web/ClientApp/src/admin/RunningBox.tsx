import type { ComponentChildren } from 'preact';
import type { Running } from '../api/admin';
import { t } from '../i18n';
import { RelativeTime } from '../ui/RelativeTime';

/** A part of how the network runs. */
export interface Part {
  readonly of: Running;
}

/** A heading, what is known under it, and the act that belongs to it. */
export function Box({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="card running" aria-labelledby={id}>
      <h2 id={id} class="box-title">
        {title}
      </h2>
      {children}
    </section>
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
