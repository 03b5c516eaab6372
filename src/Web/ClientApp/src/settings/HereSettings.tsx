import { useSignal } from '@preact/signals';
import { isShared, shareDevice } from '../app/session';
import { SignOut } from '../app/SignOut';
import { Unsent } from '../app/Unsent';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { tellsReading } from '../live/outbox';
import { Button } from '../ui/Button';

/** What concerns this device alone: whether it is shared, and signing out of it. */
export function HereSettings() {
  const { outbox } = useLive();
  const unsent = useSignal(false);
  const share = () => {
    unsent.value = outbox.items.value.some((item) => !tellsReading(item.command));
    if (!unsent.value) void shareDevice();
  };
  return (
    <section class="setting-group" aria-labelledby="here">
      <h2 id="here">{t('settings.here')}</h2>
      <div class="setting">
        <h3>{t('settings.shared')}</h3>
        {isShared.value ? (
          <p role="status">{t('settings.shared.on')}</p>
        ) : (
          <>
            <p class="small">{t('settings.shared.text')}</p>
            <div role="alert">{unsent.value && <p class="alert">{t('settings.shared.unsent')}</p>}</div>
            {unsent.value && <Unsent />}
            <Button icon="users" onClick={share}>
              {t('settings.shared.act')}
            </Button>
          </>
        )}
      </div>
      <div class="setting">
        <h3>{t('action.signOut')}</h3>
        <p class="small">{t('settings.signOut')}</p>
        <SignOut />
      </div>
    </section>
  );
}
