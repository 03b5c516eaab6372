import { useSignal } from '@preact/signals';
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
import { WaitsForApproval } from './WaitsForApproval';

/** What the server answers: whoever joins, or that somebody has to say yes first. */
type Answer = { readonly state: 'waiting' } | { readonly member: unknown } | undefined;

/** An invitation followed by somebody who is a member already: it leads into the group, if it names one. */
export function JoinGroup({ preview, code }: { preview: InvitationPreview; code: string }) {
  const { route } = useLocation();
  const waits = useSignal(false);
  const request = useMemo(() => requestId(), [code]);
  const join = useSubmit(async () => {
    const answer = await post<Answer>(`/api/invitations/${code}/acceptance`, { requestId: request });
    if (answer && 'state' in answer) waits.value = true;
    else route('/app/grupos', true);
  });
  const name = me.value?.member.name ?? '';
  if (waits.value) return <WaitsForApproval by={preview.invitedBy} />;
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
