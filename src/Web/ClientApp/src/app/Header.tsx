import { t } from '../i18n';
import { live } from '../live/live';
import { Face } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { LanguageMenu } from './LanguageMenu';
import { LineWords } from './LineWords';
import { look } from './look';
import { me } from './session';
import { addressOf } from './slugs';
import { usePart } from './usePart';

/** 56 px on paper: wordmark, search, the state of the line in words, the language, one's own face. */
export function Header() {
  const self = me.value?.member;
  const { logo, name } = look.value;
  return (
    <header class="header">
      <a class="wordmark" href="/app">
        {logo && <img class="logo" src={`/logo/${logo.id}`} alt="" width={logo.width} height={logo.height} />}
        <span class="wordmark-name">{me.value?.network.name ?? name ?? t('app.name')}</span>
      </a>
      {live.value && (
        <>
          <Search />
          <LineWords />
          <div class="header-language">
            <LanguageMenu />
          </div>
          <a class="button button-quiet is-round header-find" href="/app/buscar" aria-label={t('search.label')}>
            <Icon name="search" size={24} />
          </a>
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

/** The box of a wide screen, which comes after the first content; its room is kept. */
function Search() {
  const search = usePart(() => import('../search/HeaderSearch'));
  return search ? <search.HeaderSearch /> : <div class="header-search" />;
}
