import { LanguageNames, Languages, language, speak, t } from '../i18n';

/** Below the pages of those who are not signed in: the languages and the help, always in the same place. */
export function Foot() {
  return (
    <footer class="foot">
      <nav aria-label={t('foot.label')}>
        <ul class="foot-list">
          {Languages.map((one) => (
            <li key={one}>
              <button
                type="button"
                class="foot-link"
                lang={one}
                aria-pressed={language.value === one}
                onClick={() => void speak(one)}
              >
                {LanguageNames[one]}
              </button>
            </li>
          ))}
          <li>
            <a class="foot-link" href="/app/ayuda">
              {t('nav.help')}
            </a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}
