import { sharesDevice } from '../app/sharedDevice';
import { t } from '../i18n';

/** Whether what is read here stays here. It holds for every way to sign in on the page, in its form or not. */
export function SharedChoice() {
  return (
    <label class="choice">
      <input
        type="checkbox"
        name="shared"
        checked={sharesDevice.value}
        onChange={(event) => (sharesDevice.value = event.currentTarget.checked)}
      />
      <span>
        {t('signIn.shared')}
        <span class="choice-hint">{t('signIn.shared.hint')}</span>
      </span>
    </label>
  );
}
