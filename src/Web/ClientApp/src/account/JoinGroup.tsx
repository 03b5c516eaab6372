import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import type { InvitationPreview } from '../api/account';
import { post } from '../api/http';
import { requestId } from '../api/requestId';
import { me } from '../app/session';
import { t } from '../i18n';
import { Button, ButtonLink } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** An invitation followed by somebody who is a member already: it leads into the group, if it names one. */
export function JoinGroup({ preview, code }: { preview: InvitationPreview; code: string }) {
  const { route } = useLocation();
  const request = useMemo(() => requestId(), [code]);
  const join = useSubmit(async () => {
    await post(`/api/invitations/${code}/acceptance`, { requestId: request });
    route('/app/grupos', true);
  });
  const name = me.value?.member.name ?? '';
  if (!preview.groupName) {
    return (
      <>
        <p class="lead">{t('join.network.done', { network: preview.network })}</p>
        <ButtonLink look="primary" href="/app">
          {t('state.notFound.act')}
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <p>{t('join.asSelf', { name })}</p>
      <Problem form={join} />
      <Button look="primary" busy={join.busy} onClick={() => void join.submit()}>
        {t('join.group.act')}
      </Button>
    </>
  );
}
