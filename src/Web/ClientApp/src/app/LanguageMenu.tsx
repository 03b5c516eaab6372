import { changeSelf } from '../account/changeSelf';
import { LanguageNames, Languages, language, speak, t } from '../i18n';
import { Menu } from '../ui/Menu';

/** The languages, each by its own name; choosing one changes it on all of the member's devices. */
export function LanguageMenu() {
  return (
    <Menu label={t('nav.language', { name: LanguageNames[language.value] })} icon="globe">
      {Languages.map((code) => (
        <button
          key={code}
          type="button"
          class="menu-row"
          lang={code}
          aria-pressed={code === language.value}
          onClick={() => {
            void speak(code);
            // Without a line it holds for this page.
            void changeSelf({ settings: { language: code } }).catch(() => {});
          }}
        >
          {LanguageNames[code]}
        </button>
      ))}
    </Menu>
  );
}
