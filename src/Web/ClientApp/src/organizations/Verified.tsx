import type { OrganizationAbout } from '../api/entries';
import { del, put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { useSubmit } from '../ui/useSubmit';

interface VerifiedProps {
  readonly id: string;
  readonly about: OrganizationAbout;
  readonly represents: boolean;
  readonly administers: boolean;
}

/** Whether the network knows an organization: a mark for everybody, a sentence for those who wait for it, an act for
 * administrators. */
export function Verified({ id, about, represents, administers }: VerifiedProps) {
  const path = `/api/organizations/${id}/verification`;
  const change = useSubmit(() =>
    about.verified ? del(`${path}?requestId=${requestId()}`) : put(path, { requestId: requestId() }),
  );
  return (
    <>
      {about.verified && <Chip icon="badge-check">{t('organization.verified')}</Chip>}
      {!about.verified && represents && <p class="small">{t('organization.verified.not')}</p>}
      {change.error && <p role="alert">{change.error}</p>}
      {administers && (
        <Button
          look={about.verified ? 'quiet' : undefined}
          icon="badge-check"
          busy={change.busy}
          onClick={() => void change.submit()}
        >
          {t(about.verified ? 'organization.unverify' : 'organization.verify')}
        </Button>
      )}
    </>
  );
}
