import { useSignal } from '@preact/signals';
import { t } from '../i18n';
import type { FieldAttributes } from './Field';
import { Icon } from './Icon';

type PasswordAttributes = FieldAttributes & {
  readonly name: string;
  readonly autocomplete: 'current-password' | 'new-password';
  readonly minLength?: number;
  readonly required?: boolean;
};

/** A password that can be looked at and pasted. */
export function PasswordInput(attributes: PasswordAttributes) {
  const shown = useSignal(false);
  const input = { ...attributes, autocapitalize: 'none', spellcheck: false } as const;
  return (
    <span class="password">
      {shown.value ? <input {...input} type="text" /> : <input {...input} type="password" />}
      <button
        type="button"
        class="password-show"
        aria-label={t('password.show')}
        title={t('password.show')}
        aria-pressed={shown.value}
        aria-controls={String(attributes.id ?? '')}
        onClick={() => {
          shown.value = !shown.value;
        }}
      >
        <Icon name={shown.value ? 'eye-off' : 'eye'} />
      </button>
    </span>
  );
}
