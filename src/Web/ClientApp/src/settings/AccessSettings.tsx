import type { Me } from '../api/me';
import { OwnCode } from '../account/OwnCode';
import { newCode } from '../account/newCode';
import { useSignal } from '@preact/signals';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { OidcLinks } from './OidcLinks';
import { Passkeys } from './Passkeys';
import { PasswordForm } from './PasswordForm';

/** How the member signs in, and gets back in. */
export function AccessSettings({ me }: { me: Me }) {
  const date = (at: string) => shortDate(new Date(at), minute.value);
  return (
    <section class="setting-group" aria-labelledby="access">
      <h2 id="access">{t('settings.access')}</h2>
      <dl class="data">
        <div>
          <dt>{t('settings.name')}</dt>
          <dd>{me.signInName}</dd>
        </div>
        <div>
          <dt>{t('settings.email')}</dt>
          <dd>{me.email ?? t('settings.email.none')}</dd>
        </div>
      </dl>
      {me.restored && me.restored.length > 0 && (
        <div class="alert">
          <p>{t('settings.restored', { n: me.restored.length })}</p>
          <ul>
            {me.restored.map((one) => (
              <li key={one.at}>
                {t('settings.restored.by', {
                  name: memberName(one.by),
                  date: date(one.at),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Passkeys keys={me.passkeys} />
      <OidcLinks me={me} />
      <PasswordForm has={me.hasPassword !== false} />
      <PrintedCode has={me.hasRecoveryCode} />
    </section>
  );
}

/** The printed code: made once more only when asked for, since a new one ends the former. */
function PrintedCode({ has }: { has: boolean }) {
  const asks = useSignal(false);
  if (newCode.value || asks.value) return <OwnCode />;
  return (
    <div class="setting">
      <h3>{t('settings.code')}</h3>
      <p class="small">{t(has ? 'settings.code.has' : 'settings.code.none')}</p>
      <Button icon="printer" onClick={() => (asks.value = true)}>
        {t(has ? 'settings.code.new' : 'code.make')}
      </Button>
    </div>
  );
}
