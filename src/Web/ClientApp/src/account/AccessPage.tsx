import '../styles/account.css';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { post } from '../api/http';
import type { Me } from '../api/me';
import { SignIn } from '../app/routes';
import { enter, signedIn } from '../app/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { PasswordInput } from '../ui/PasswordInput';
import { Problem } from '../ui/Problem';
import { type Submit, useSubmit } from '../ui/useSubmit';
import { LinkDialog } from './LinkDialog';
import { SharedChoice } from './SharedChoice';
import { useOnward } from './useOnward';

/** Coming back in with a code: a printed one, one from a facilitator, or (in the address) a mailed one. */
export default function AccessPage() {
  const { code } = useRoute().query;
  const leaving = useOnward();
  if (leaving) return <Skeleton />;
  return (
    <>
      <PageTitle title={t('access.title')} back={{ href: SignIn, label: t('nav.back') }} />
      {code ? <ByMailedCode code={code} /> : <ByPrintedCode />}
    </>
  );
}

function ByPrintedCode() {
  const asksLink = useSignal(false);
  const save = useSubmit(async (form: FormData) => {
    const body = { name: textOf(form, 'name'), code: textOf(form, 'code'), password: String(form.get('password')) };
    await signedIn(await enter((shared) => post<Me>('/api/session/recovery', { ...body, shared })));
  });
  return (
    <>
      <p class="lead">{t('access.text')}</p>
      <Form onSubmit={(form) => void save.submit(form)}>
        <Field label={t('signIn.name')} error={save.errorOf('name')}>
          {(attributes) => (
            <input
              {...attributes}
              name="name"
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              required
            />
          )}
        </Field>
        <Field label={t('access.code')} hint={t('access.code.hint')} error={save.errorOf('code')}>
          {(attributes) => (
            <input
              {...attributes}
              class="code-input"
              name="code"
              autocomplete="one-time-code"
              autocapitalize="characters"
              spellcheck={false}
              required
            />
          )}
        </Field>
        <NewPassword form={save} />
        <SharedChoice />
        <Problem form={save} fields={['name', 'code', 'password']} />
        <Button look="primary" type="submit" busy={save.busy}>
          {t('access.act')}
        </Button>
      </Form>
      <section class="box after" aria-labelledby="no-code">
        <h2 id="no-code" class="box-title">
          {t('access.noCode')}
        </h2>
        <p>{t('access.noCode.email')}</p>
        <Button
          icon="mail"
          onClick={() => {
            asksLink.value = true;
          }}
        >
          {t('access.reset')}
        </Button>
        <p>{t('access.noCode.people')}</p>
      </section>
      {asksLink.value && (
        <LinkDialog
          title={t('access.reset')}
          path="/api/password/reset"
          onClose={() => {
            asksLink.value = false;
          }}
        />
      )}
    </>
  );
}

function ByMailedCode({ code }: { code: string }) {
  const save = useSubmit(async (form: FormData) =>
    signedIn(
      await enter((shared) => post<Me>('/api/password', { code, password: String(form.get('password')), shared })),
    ),
  );
  return (
    <>
      <p class="lead">{t('access.byLink')}</p>
      <Form onSubmit={(form) => void save.submit(form)}>
        <NewPassword form={save} />
        <SharedChoice />
        <Problem form={save} fields={['password']} />
        <Button look="primary" type="submit" busy={save.busy}>
          {t('access.act')}
        </Button>
      </Form>
    </>
  );
}

function NewPassword({ form }: { form: Submit<FormData> }) {
  return (
    <Field label={t('access.password')} hint={t('access.password.hint')} error={form.errorOf('password')}>
      {(attributes) => (
        <PasswordInput {...attributes} name="password" autocomplete="new-password" minLength={8} required />
      )}
    </Field>
  );
}
