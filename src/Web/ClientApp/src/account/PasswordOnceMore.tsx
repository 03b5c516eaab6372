import { useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Field } from '../ui/Field';
import { PasswordInput } from '../ui/PasswordInput';
import type { Submit } from '../ui/useSubmit';

/** The password as it was typed: what stands around it belongs to it. Empty while it is not asked for. */
export const passwordIn = (form: FormData): string => String(form.get('password') ?? '');

/** Asks for the password once the server wants it: a way in is made by nobody who only found the page open. */
export function PasswordOnceMore({ form }: { form: Pick<Submit<never>, 'code'> }) {
  const asked = useRef(false);
  asked.current ||= form.code === 'password_needed';
  if (!asked.current) return null;
  return (
    <Field label={t('signIn.password')}>
      {(field) => <PasswordInput {...field} name="password" autocomplete="current-password" required />}
    </Field>
  );
}
