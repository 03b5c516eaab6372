import '../styles/account.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Network } from '../api/account';
import { get, post } from '../api/http';
import type { Me } from '../api/me';
import { endedElsewhere, enter, hasErased, signedIn } from '../app/session';
import { t } from '../i18n';
import { Prose } from '../pages/Prose';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { PasswordInput } from '../ui/PasswordInput';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { DemoSignIns } from './DemoSignIns';
import { comeIn } from './oidc';
import { OtherWays } from './OtherWays';
import { offersPasskeys, signInByPasskey } from './passkey';
import { SharedChoice } from './SharedChoice';
import { useOnward } from './useOnward';
import { useReturn } from './useReturn';

interface Entrance {
  /** The sign-in name or an address. */
  readonly email: string;
  readonly password: string;
}

/** Signing in, by whichever way one has. */
export default function SignInPage() {
  const leaving = useOnward();
  const form = useSubmit(async (body: Entrance) =>
    signedIn(await enter((shared) => post<Me>('/api/session', { ...body, shared }))),
  );
  const network = useSignal<Network | null>(null);
  useEffect(() => {
    void get<Network>('/api/network').then(
      (known) => {
        network.value = known;
      },
      () => {},
    );
  }, []);
  const returned = useReturn();
  const arrival = useSubmit(async (provider: string) => signedIn(await comeIn(provider)));
  useEffect(() => {
    if (returned.provider) void arrival.submit(returned.provider);
  }, []);
  const problem = arrival.error ?? returned.problem;
  useOfferedKey();
  if (leaving || arrival.busy) return <Skeleton />;
  return (
    <>
      <PageTitle title={t('signIn.title')} />
      {hasErased.value ? (
        <p class="alert" role="status">
          {t('signIn.erased')}
        </p>
      ) : (
        endedElsewhere.value && <p class="alert">{t('signIn.ended')}</p>
      )}
      {problem && <Problem form={{ error: problem, field: undefined }} />}
      {network.value && (
        <DemoSignIns
          network={network.value}
          busy={form.busy}
          onChoose={({ email, password }) => void form.submit({ email, password })}
        />
      )}
      <Form
        onSubmit={(data) => void form.submit({ email: textOf(data, 'name'), password: String(data.get('password')) })}
      >
        <Field label={t('signIn.name')} error={form.errorOf('email')}>
          {(attributes) => (
            <input
              {...attributes}
              name="name"
              autocomplete="username webauthn"
              autocapitalize="none"
              spellcheck={false}
              required
            />
          )}
        </Field>
        <Field label={t('signIn.password')} error={form.errorOf('password')}>
          {(attributes) => <PasswordInput {...attributes} name="password" autocomplete="current-password" required />}
        </Field>
        <SharedChoice />
        <Problem form={form} fields={['email', 'password']} />
        <Button look="primary" type="submit" busy={form.busy}>
          {t('signIn.act')}
        </Button>
      </Form>
      <OtherWays providers={network.value?.oidcProviders} />
      {network.value?.welcome && (
        <section class="after" aria-labelledby="welcome-words">
          <h2 id="welcome-words" class="box-title">
            {t('welcome.words', { network: network.value.name })}
          </h2>
          <div lang={network.value.welcome.language}>
            <Prose html={network.value.welcome.html} />
          </div>
        </section>
      )}
    </>
  );
}

/** Offers the device's key in the name field, where the browser can. */
function useOfferedKey(): void {
  useEffect(() => {
    const stop = new AbortController();
    void (async () => {
      if (!(await offersPasskeys()) || stop.signal.aborted) return;
      // Nobody asked for it, so nothing is said when it doesn't come to anything.
      await signInByPasskey(stop.signal, true).then(signedIn, () => {});
    })();
    return () => stop.abort();
  }, []);
}
