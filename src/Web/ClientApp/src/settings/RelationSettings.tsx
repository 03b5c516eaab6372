import { changeSelf } from '../account/changeSelf';
import type { Settings } from '../api/me';
import { setting } from '../app/session';
import { t } from '../i18n';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { Switch } from './Switch';

/** What others see of whom one follows, and what is kept of interactions and why. */
export function RelationSettings() {
  const change = useSubmit(async (settings: Partial<Settings>) => changeSelf({ settings }));
  return (
    <section class="setting-group" aria-labelledby="relations">
      <h2 id="relations">{t('settings.interactions')}</h2>
      <p>{t('settings.interactions.why')}</p>
      <p class="small">{t('settings.interactions.what')}</p>
      <Switch
        label={t('settings.interactions.keep')}
        hint={t('settings.interactions.off')}
        on={setting('interactions') !== 'off'}
        busy={change.busy}
        onSwitch={(on) => void change.submit({ interactions: on ? 'on' : 'off' })}
      />
      <Switch
        label={t('settings.relations')}
        hint={t('settings.relations.text')}
        on={setting('relations') !== 'off'}
        busy={change.busy}
        onSwitch={(on) => void change.submit({ relations: on ? 'on' : 'off' })}
      />
      <p>
        <a href="/api/me/interactions" download="comparte.json">
          {t('settings.interactions.own')}
        </a>
      </p>
      <Problem form={change} />
    </section>
  );
}
