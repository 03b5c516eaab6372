import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { OidcStart } from '../account/oidc';
import { passwordIn, PasswordOnceMore } from '../account/PasswordOnceMore';
import { useReturn } from '../account/useReturn';
import type { OidcProvider } from '../api/account';
import { del, post } from '../api/http';
import type { Me, OidcLink } from '../api/me';
import { refreshMe } from '../app/session';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { Dialog } from '../ui/Dialog';
import { Form } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

const path = (provider: string): string => `/api/me/oidc/${encodeURIComponent(provider)}`;

/** The member's accounts at organizations: link, unlink. Nothing is shown where the network knows none. */
export function OidcLinks({ me }: { me: Me }) {
  const links = me.oidcLinks ?? [];
  const others = (me.network.oidcProviders ?? []).filter(({ key }) => links.every(({ provider }) => provider !== key));
  const asks = useSignal<OidcProvider | null>(null);
  const done = useSignal('');
  const returned = useReturn();
  const take = useSubmit(async (provider: string) => {
    const { name } = await post<OidcLink>(`${path(provider)}/acceptance`);
    await refreshMe();
    done.value = t('settings.oidc.done', { name });
  });
  const remove = useSubmit(async (provider: string) => {
    done.value = '';
    await del(path(provider));
    await refreshMe();
  });
  useEffect(() => {
    if (returned.provider) void take.submit(returned.provider);
  }, []);
  if (links.length === 0 && others.length === 0) return null;
  return (
    <div class="setting">
      <h3>{t('settings.oidc')}</h3>
      <p class="small">{t('settings.oidc.text')}</p>
      <p role="status">{done.value}</p>
      <Problem form={{ error: take.error ?? remove.error ?? returned.problem, field: undefined }} />
      <ul>
        {links.map((link) => (
          <Linked
            key={link.provider}
            link={link}
            busy={remove.busy}
            onRemove={() => void remove.submit(link.provider)}
          />
        ))}
      </ul>
      {others.map((provider) => (
        <Button key={provider.key} icon="badge-check" busy={take.busy} onClick={() => (asks.value = provider)}>
          {t('settings.oidc.link', { name: provider.name })}
        </Button>
      ))}
      {asks.value && <GoThere provider={asks.value} onClose={() => (asks.value = null)} />}
    </div>
  );
}

interface LinkedProps {
  readonly link: OidcLink;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

function Linked({ link: { name, at }, busy, onRemove }: LinkedProps) {
  return (
    <li class="setting-row">
      <span>
        {name}
        <span class="choice-hint">{t('settings.keys.since', { date: shortDate(new Date(at), minute.value) })}</span>
      </span>
      <Button look="quiet" icon="trash-2" label={t('settings.oidc.unlink', { name })} busy={busy} onClick={onRemove} />
    </li>
  );
}

/** What comes next, before the app is left; with the password where one signed in long ago. */
function GoThere({ provider, onClose }: { provider: OidcProvider; onClose: () => void }) {
  const { key, name } = provider;
  const leave = useSubmit(async (form: FormData) => {
    const password = passwordIn(form);
    const { url } = await post<OidcStart>(path(key), password ? { password } : undefined);
    location.assign(url);
  });
  return (
    <Dialog title={t('settings.oidc.link', { name })} onClose={onClose}>
      <Form onSubmit={(form) => void leave.submit(form)}>
        <p>{t('settings.oidc.go', { name })}</p>
        <Problem form={leave} />
        <PasswordOnceMore form={leave} />
        <Button look="primary" type="submit" busy={leave.busy}>
          {t('action.continue')}
        </Button>
      </Form>
    </Dialog>
  );
}
