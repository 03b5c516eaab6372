import type { InvitationPreview } from '../api/account';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { PageTitle } from '../ui/Page';

/** Who invites, to what and until when. */
export function InvitationAbout({ preview }: { preview: InvitationPreview }) {
  const { network, invitedBy, organization, groupName, groupPurpose, expiresAt, uses } = preview;
  const title = invitedBy ? t('join.byPerson', { name: invitedBy, network }) : t('join.byNetwork', { network });
  return (
    <>
      <PageTitle title={title} />
      {organization && <p class="small">{organization}</p>}
      <p class="lead">{t(invitedBy ? 'join.about' : 'join.first')}</p>
      {groupName && (
        <div class="box">
          <p class="overline">{t('join.toGroup')}</p>
          <h2>{groupName}</h2>
          {groupPurpose && <p>{groupPurpose}</p>}
        </div>
      )}
      {uses === 'multiple' && <p>{t('join.needsApproval')}</p>}
      {expiresAt && <p class="small until">{t('join.until', { date: shortDate(new Date(expiresAt), new Date()) })}</p>}
    </>
  );
}
