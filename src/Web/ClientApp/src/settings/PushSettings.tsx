import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { findPush, pushState, turnPushOff, turnPushOn } from '../push/push';
import { Skeleton } from '../ui/EmptyState';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { Switch } from './Switch';

/** Whether this device shows what is new while the app is closed; each device by itself. */
export function PushSettings() {
  useEffect(() => {
    const look = () => void findPush();
    look();
    // In the browser's own settings it may be allowed or forbidden meanwhile.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);
  const change = useSubmit((on: boolean) => (on ? turnPushOn() : turnPushOff()));
  const state = pushState.value;
  return (
    <section class="setting-group" aria-labelledby="push">
      <h2 id="push">{t('settings.push')}</h2>
      {state === null && <Skeleton rows={1} />}
      {(state === 'on' || state === 'off') && (
        <Switch
          label={t('settings.push.here')}
          hint={t('settings.push.here.text')}
          on={state === 'on'}
          busy={change.busy}
          onSwitch={(on) => void change.submit(on)}
        />
      )}
      {state !== null && state !== 'on' && state !== 'off' && <p>{t(`settings.push.${state}`)}</p>}
      <Problem form={change} />
    </section>
  );
}
