import { t } from '../i18n';

/** Whether what is read here stays here; the form field is called `shared`. */
export function SharedChoice() {
  return (
    <label class="choice">
      <input type="checkbox" name="shared" />
      <span>
        {t('signIn.shared')}
        <span class="choice-hint">{t('signIn.shared.hint')}</span>
      </span>
    </label>
  );
}
