import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { remember, remembered } from '../app/remember';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { findPush, turnPushOn } from './push';

const Asked = 'comparte.pushAsked';

/** Asked once on a device, when its member has just written: whether it wants to hear when somebody answers. The browser asks
 * only whoever says yes here. */
export function AskToHear() {
  const step = useSignal<'none' | 'asks' | 'on' | 'blocked'>('none');
  useEffect(() => {
    if (remembered(Asked) !== null) return;
    void findPush().then((found) => {
      if (found === 'off') step.value = 'asks';
    });
  }, []);
  const yes = useSubmit(async () => {
    await turnPushOn();
    const found = await findPush();
    if (found === 'off') return done();
    remember(Asked, '1');
    step.value = found === 'on' ? 'on' : 'blocked';
  });
  const done = () => {
    remember(Asked, '1');
    step.value = 'none';
  };
  if (step.value === 'none') return null;
  return (
    <section class="ask-to-hear" aria-label={t('push.ask')}>
      <Icon name="bell" />
      {step.value === 'asks' ? (
        <>
          <p>
            <strong>{t('push.ask')}</strong> {t('push.ask.text')}
          </p>
          <div class="acts">
            <Button look="primary" busy={yes.busy} onClick={() => void yes.submit()}>
              {t('push.ask.yes')}
            </Button>
            <Button look="quiet" onClick={done}>
              {t('push.ask.no')}
            </Button>
          </div>
          <Problem form={yes} />
        </>
      ) : (
        <>
          <p role="status">{t(`push.ask.${step.value}`)}</p>
          <Button look="quiet" icon="x" label={t('action.close')} onClick={done} />
        </>
      )}
    </section>
  );
}
