import { useLocation } from 'preact-iso';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import { MoreSheet, SheetId } from './MoreSheet';
import { isAt, myGroups, newsOf, places } from './places';
import { me } from './session';
import { addressOf } from './slugs';

const InTabs = 3;

/** The bottom of a phone: five tabs of one size, the icon above the word. */
export function Tabs() {
  const { path } = useLocation();
  const self = me.value?.member;
  const news = myGroups().some((group) => newsOf(group).threads > 0);
  const profile = self ? addressOf.member(self.id, self.name) : '/app/perfil';
  // The own page is one of the people's, and a tab of its own.
  const isOwn = isAt(profile, path) || isAt('/app/perfil', path);
  const at = (href: string) => (isOwn ? href === profile : isAt(href, path));
  const tabs = [
    ...places.slice(0, InTabs).map((place) => ({ ...place, word: t(place.short ?? place.label) })),
    { href: profile, icon: 'user-round' as const, word: t('nav.profile.short') },
  ];
  return (
    <nav class="tabs" aria-label={t('nav.main')}>
      {tabs.map(({ href, icon, word }) => (
        <a key={icon} class="tab" href={href} aria-current={at(href) ? 'page' : undefined}>
          <Icon name={icon} size={24} />
          {word}
          {href === '/app/grupos' && news && <span class="tab-news" title={t('nav.news')} />}
        </a>
      ))}
      <button type="button" class="tab" popovertarget={SheetId}>
        <Icon name="menu" size={24} />
        {t('nav.more')}
      </button>
      <MoreSheet places={places.slice(InTabs)} />
    </nav>
  );
}
