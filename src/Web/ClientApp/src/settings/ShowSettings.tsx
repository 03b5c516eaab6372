import type { Settings } from '../api/me';
import { changeSelf } from '../account/changeSelf';
import { me, setting } from '../app/session';
import { showTheme } from '../app/theme';
import { isLanguage, language, speak, t } from '../i18n';
import { number } from '../i18n/format';
import { traffic } from '../live/traffic';
import { languageChoices, Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { Switch } from './Switch';

const Megabyte = 1_000_000;

/** Language, colors, who sees what, and data: each takes effect at once, on all of the member's devices. */
export function ShowSettings() {
  const change = useSubmit(async (settings: Partial<Settings>) => changeSelf({ settings }));
  const isPublic = setting('publicProfile') === 'on';
  const mb = traffic.value.bytes / Megabyte;
  return (
    <>
      <section class="setting-group" aria-labelledby="show">
        <h2 id="show">{t('settings.show')}</h2>
        <Radios
          label={t('profile.language')}
          name="language"
          chosen={language.value}
          choices={languageChoices}
          onChoose={(value) => {
            if (!isLanguage(value)) return;
            void speak(value);
            void change.submit({ language: value });
          }}
        />
        <Radios
          label={t('settings.theme')}
          name="theme"
          chosen={setting('theme') ?? 'system'}
          choices={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.theme.${value}`),
          }))}
          onChoose={(value) => {
            showTheme(value);
            void change.submit({ theme: value as Settings['theme'] });
          }}
        />
        <Problem form={change} />
      </section>
      <section class="setting-group" aria-labelledby="data">
        <h2 id="data">{t('settings.data')}</h2>
        <Switch
          label={t('settings.presence')}
          hint={t('settings.presence.text')}
          on={setting('presence') === 'on'}
          busy={change.busy}
          onSwitch={(on) => void change.submit({ presence: on ? 'on' : 'off' })}
        />
        <Switch
          label={t('settings.publicProfile')}
          hint={t('settings.publicProfile.text')}
          on={isPublic}
          busy={change.busy}
          onSwitch={(on) => void change.submit({ publicProfile: on ? 'on' : 'off' })}
        />
        {isPublic && me.value && (
          <p>
            <a class="way" href={`/persona/${me.value.member.id}`} target="_blank">
              {t('settings.publicProfile.page')}
            </a>
          </p>
        )}
        <Switch
          label={t('settings.saver')}
          hint={t('settings.saver.text')}
          on={setting('dataSaver') === 'on'}
          busy={change.busy}
          onSwitch={(on) => void change.submit({ dataSaver: on ? 'on' : 'off' })}
        />
        <p class="small">
          {t('settings.saver.used', {
            mb: number(mb, language.value, { maximumFractionDigits: mb < 10 ? 1 : 0 }),
          })}
        </p>
      </section>
    </>
  );
}
