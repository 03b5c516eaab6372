import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import type { InvitationPreview, OidcProvider } from '../api/account';
import { get, post, Refused } from '../api/http';
import type { Me } from '../api/me';
import { requestId } from '../api/requestId';
import type { Terms } from '../api/terms';
import { SignIn } from '../app/routes';
import { enter, signedIn } from '../app/session';
import { language, t } from '../i18n';
import { Button } from '../ui/Button';
import { TermsChoice } from '../terms/TermsChoice';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { LoadFailed } from '../ui/LoadFailed';
import { PasswordInput } from '../ui/PasswordInput';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { isArriving, newCode } from './newCode';
import { OidcWays } from './OidcWays';
import { SharedChoice } from './SharedChoice';
import { returnOf } from './useReturn';
import { WaitsForApproval } from './WaitsForApproval';

type Answer = (Me & { readonly recoveryCode?: string }) | { readonly state: 'waiting' };

interface SignUpProps {
  readonly preview: InvitationPreview;
  readonly code: string;
}

/** What the network says about what one writes is here before the form is: nobody says yes to what could not be read. */
export function SignUp(props: SignUpProps) {
  const {
    value: terms,
    failed,
    again,
  } = useLoaded(() => get<Terms>(`/api/terms?language=${language.peek()}`), language.value);
  if (terms) return <SignUpForm {...props} terms={terms} onChanged={again} />;
  return failed ? <LoadFailed cause={failed} onRetry={again} /> : <Skeleton rows={4} />;
}

interface SignUpFormProps extends SignUpProps {
  readonly terms: Terms;
  /** Other terms hold now. */
  readonly onChanged: () => void;
}

/** A name, a password and a yes are enough; everything else can wait. */
function SignUpForm({ preview, code, terms, onChanged }: SignUpFormProps) {
  const { route, path } = useLocation();
  const waits = useSignal(false);
  const request = useMemo(() => requestId(), [code]);
  const returned = returnOf(location.href);
  const provider = useSignal(preview.oidcProviders?.find(({ key }) => key === returned.provider));
  const join = useSubmit(async (form: FormData) => {
    const body = {
      requestId: request,
      name: textOf(form, 'name'),
      signInName: textOf(form, 'signInName') || undefined,
      email: textOf(form, 'email') || undefined,
      password: provider.peek() ? undefined : String(form.get('password')),
      provider: provider.peek()?.key,
      language: language.value,
      terms: terms.no,
      ofAge: form.get('ofAge') === 'on',
    };
    const answer = await enter((shared) =>
      post<Answer>(`/api/invitations/${code}/acceptance`, { ...body, shared }).catch((error: unknown) => {
        if (error instanceof Refused && error.code === 'terms_changed') onChanged();
        if (error instanceof Refused && error.code === 'oidc_expired') provider.value = undefined;
        throw error;
      }),
    );
    if ('state' in answer) {
      waits.value = true;
      return;
    }
    newCode.value = answer.recoveryCode ?? null;
    isArriving.value = true;
    await signedIn(answer);
    route('/app/primeros-pasos', true);
  });
  if (waits.value) return <WaitsForApproval by={preview.invitedBy} provider={provider.value?.name} />;
  return (
    <>
      {provider.value ? (
        <OwnAccount provider={provider.value} onPassword={() => (provider.value = undefined)} />
      ) : (
        <Elsewhere preview={preview} path={path} problem={returned.problem} />
      )}
      <Form onSubmit={(form) => void join.submit(form)}>
        <Field label={t('join.name')} hint={t('join.name.hint')} error={join.errorOf('name')}>
          {(attributes) => <input {...attributes} name="name" autocomplete="name" maxLength={80} required />}
        </Field>
        <Field label={t('join.email')} hint={t('join.email.hint')} error={join.errorOf('email')}>
          {(attributes) => <input {...attributes} type="email" name="email" autocomplete="email" maxLength={254} />}
        </Field>
        {!provider.value && (
          <Field label={t('join.password')} hint={t('access.password.hint')} error={join.errorOf('password')}>
            {(attributes) => (
              <PasswordInput {...attributes} name="password" autocomplete="new-password" minLength={8} required />
            )}
          </Field>
        )}
        <details class="more-fields" open={join.errorOf('signInName') !== undefined}>
          <summary>{t('join.ownName')}</summary>
          <Field label={t('join.ownName.label')} hint={t('join.ownName.hint')} error={join.errorOf('signInName')}>
            {(attributes) => (
              <input
                {...attributes}
                name="signInName"
                autocomplete="username"
                autocapitalize="none"
                spellcheck={false}
                maxLength={40}
              />
            )}
          </Field>
        </details>
        <SharedChoice />
        <TermsChoice key={terms.no} terms={terms} network={preview.network} errorOf={join.errorOf} />
        <Problem form={join} fields={['name', 'email', 'password', 'signInName', 'terms', 'ofAge']} />
        <Button look="primary" type="submit" busy={join.busy}>
          {t('join.act', { network: preview.network })}
        </Button>
      </Form>
      <p class="after">
        <a class="way" href={`${SignIn}?a=${encodeURIComponent(path)}`}>
          {t('join.member')}
        </a>
      </p>
    </>
  );
}

interface OwnAccountProps {
  readonly provider: OidcProvider;
  readonly onPassword: () => void;
}

/** Somebody has come back from an organization's page, and comes in with the account there. */
function OwnAccount({ provider, onPassword }: OwnAccountProps) {
  return (
    <div class="elsewhere">
      <p role="status">{t('join.oidc.as', { name: provider.name })}</p>
      <Button icon="lock" onClick={onPassword}>
        {t('join.oidc.password')}
      </Button>
    </div>
  );
}

interface ElsewhereProps {
  readonly preview: InvitationPreview;
  readonly path: string;
  readonly problem: string | undefined;
}

/** The accounts elsewhere by which one may come in, before there is anything to fill in. */
function Elsewhere({ preview, path, problem }: ElsewhereProps) {
  if (!preview.oidcProviders) return null;
  return (
    <div class="elsewhere">
      <Problem form={{ error: problem, field: undefined }} />
      <p>{t('join.oidc.text')}</p>
      <OidcWays providers={preview.oidcProviders} words="join.oidc" to={path} />
    </div>
  );
}
