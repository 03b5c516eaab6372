import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { OidcProvider } from '../api/account';
import { SignIn } from '../app/routes';
import { signedIn } from '../app/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { useSubmit } from '../ui/useSubmit';
import { LinkDialog } from './LinkDialog';
import { OidcWays } from './OidcWays';
import { knowsPasskeys, signInByPasskey, wasDismissed } from './passkey';

/** How long the browser's own question may stay open. */
const Patience = 120_000;

/** The account of an organization, a key of this device, a link by e-mail, and what to do when nothing works. */
export function OtherWays({ providers }: { providers: readonly OidcProvider[] | undefined }) {
  const { a } = useLocation().query;
  const failed = useSignal(false);
  const asksLink = useSignal(false);
  const byKey = useSubmit(async () => {
    failed.value = false;
    try {
      await signedIn(await signInByPasskey(AbortSignal.timeout(Patience)));
    } catch (cause) {
      failed.value = !wasDismissed(cause);
    }
  });
  return (
    <section class="ways" aria-labelledby="ways">
      <h2 id="ways" class="overline">
        {t('signIn.others')}
      </h2>
      {providers && (
        <OidcWays providers={providers} words="signIn.oidc" to={a ? `${SignIn}?a=${encodeURIComponent(a)}` : SignIn} />
      )}
      {knowsPasskeys() && (
        <Button icon="key-round" busy={byKey.busy} onClick={() => void byKey.submit()}>
          {t('signIn.passkey')}
        </Button>
      )}
      <div role="alert">{failed.value && <p class="alert alert-danger">{t('signIn.passkey.failed')}</p>}</div>
      <Button
        icon="mail"
        onClick={() => {
          asksLink.value = true;
        }}
      >
        {t('signIn.link')}
      </Button>
      <a class="way" href="/app/acceso">
        {t('signIn.lost')}
      </a>
      <p class="small">{t('signIn.guest')}</p>
      {asksLink.value && (
        <LinkDialog
          title={t('signIn.link')}
          path="/api/session/link"
          onClose={() => {
            asksLink.value = false;
          }}
        />
      )}
    </section>
  );
}
