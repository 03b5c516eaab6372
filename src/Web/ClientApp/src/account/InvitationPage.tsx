import '../styles/account.css';
import { useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { InvitationPreview } from '../api/account';
import { get } from '../api/http';
import { SignIn } from '../app/routes';
import { phase } from '../app/session';
import { isLanguage, speak, t } from '../i18n';
import { Band } from '../ui/Band';
import { ButtonLink } from '../ui/Button';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { useLoaded } from '../ui/useLoaded';
import { InvitationAbout } from './InvitationAbout';
import { JoinGroup } from './JoinGroup';
import { isArriving } from './newCode';
import { SignUp } from './SignUp';

/** What an invitation leads to, for the one who follows it. */
export default function InvitationPage() {
  const code = encodeURIComponent(useRoute().params.code ?? '');
  const {
    value: preview,
    failed,
    again,
  } = useLoaded(() => get<InvitationPreview>(`/api/invitations/${code}/preview`), code);
  const wanted = preview?.language;
  useEffect(() => {
    if (isLanguage(wanted) && phase.peek() === 'signedOut') void speak(wanted);
  }, [wanted]);
  if (isArriving.value) return <Skeleton />;
  if (preview) return <Invited preview={preview} code={code} />;
  return (
    <>
      <PageTitle title={t('join.title')} />
      {failed ? <LoadFailed cause={failed} onRetry={again} /> : <Skeleton />}
    </>
  );
}

function Invited({ preview, code }: { preview: InvitationPreview; code: string }) {
  if (preview.state !== 'open') return <Closed state={preview.state} />;
  const inside = phase.value === 'signedIn';
  return (
    <>
      <div class="head-band">
        <Band id={preview.groupName ?? preview.network} height={96} />
      </div>
      <InvitationAbout preview={preview} />
      {inside ? <JoinGroup preview={preview} code={code} /> : <SignUp preview={preview} code={code} />}
    </>
  );
}

function Closed({ state }: { state: Exclude<InvitationPreview['state'], 'open'> }) {
  return (
    <>
      <PageTitle title={t(`join.state.${state}`)} />
      <EmptyState id="invitation" title={t('join.state.text')}>
        <ButtonLink look="primary" href={phase.value === 'signedIn' ? '/app' : SignIn}>
          {t(phase.value === 'signedIn' ? 'state.notFound.act' : 'signIn.act')}
        </ButtonLink>
      </EmptyState>
    </>
  );
}
