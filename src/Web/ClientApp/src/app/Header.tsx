import { t } from '../i18n';
import { live } from '../live/live';
import { Face } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { LineWords } from './LineWords';
import { me } from './session';
import { addressOf } from './slugs';

/** 56 px on paper: wordmark, search, the state of the line in words, one's own face. */
export function Header() {
  const self = me.value?.member;
  return (
    <header class="header">
      <a class="wordmark" href="/app">
        {me.value?.network.name ?? t('app.name')}
      </a>
      {live.value && (
        <>
          <search class="header-search">
            <form action="/app/personas">
              <Icon name="search" size={18} />
              <input type="search" name="q" aria-label={t('search.label')} placeholder={t('search.label')} />
            </form>
          </search>
          <LineWords />
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
