import { useLocation } from 'preact-iso';
import { t } from '../i18n';
import { live } from '../live/live';
import { Face } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { LanguageMenu } from './LanguageMenu';
import { LineWords } from './LineWords';
import { me } from './session';
import { addressOf } from './slugs';

/** 56 px on paper: wordmark, search, the state of the line in words, the language, one's own face. */
export function Header() {
  const self = me.value?.member;
  const { route } = useLocation();
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = new FormData(event.currentTarget as HTMLFormElement).get('q');
    route(`/app/personas?q=${encodeURIComponent(String(wanted))}`);
  };
  return (
    <header class="header">
      <a class="wordmark" href="/app">
        {me.value?.network.name ?? t('app.name')}
      </a>
      {live.value && (
        <>
          <search class="header-search">
            <form onSubmit={search}>
              <Icon name="search" size={18} />
              <input type="search" name="q" aria-label={t('search.label')} placeholder={t('search.label')} />
            </form>
          </search>
          <LineWords />
          <div class="header-language">
            <LanguageMenu />
          </div>
        </>
      )}
      {self && (
        <a class="header-face" href={addressOf.member(self.id, self.name)}>
          <Face id={self.id} name={self.name} size={32} />
          <span class="sr">{t('nav.profile')}</span>
        </a>
      )}
    </header>
  );
}
