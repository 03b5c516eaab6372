import { tMaybe } from '../i18n';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

/** Which sentence of ours says what the browser found; it would say it in its own language. */
function codeOf({ validity, type }: Field): string | null {
  if (validity.valueMissing && type === 'checkbox') return 'unticked';
  if (validity.valueMissing) return 'required';
  if (validity.tooLong) return 'too_long';
  if (validity.tooShort && type === 'password') return 'password_too_short';
  if (validity.typeMismatch && type === 'email') return 'email_invalid';
  return null;
}

/** Lets the browser say in the language on screen what is missing in a form. */
export function speakOfFields(): void {
  document.addEventListener(
    'invalid',
    ({ target }) => {
      if (!isField(target)) return;
      target.setCustomValidity('');
      const code = codeOf(target);
      if (code) target.setCustomValidity(tMaybe(`refusal.${code}`) ?? '');
    },
    true,
  );
  document.addEventListener('input', ({ target }) => isField(target) && target.setCustomValidity(''), true);
}
