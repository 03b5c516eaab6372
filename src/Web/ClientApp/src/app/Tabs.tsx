import { useLocation } from 'preact-iso';
import { t } from '../i18n';
import { Badge } from '../ui/Badge';
import { Icon } from '../ui/Icon';
import { MoreSheet, SheetId } from './MoreSheet';
import { NewMessages } from './NewMessages';
import { NewNotices } from './NewNotices';
import { countUnread, isAt, Messages, myGroups, Notices, places } from './places';

const InTabs = 4;

/** The bottom of a phone: five tabs of one size, the icon above the word. */
export function Tabs() {
  const { path } = useLocation();
  const unread = countUnread(myGroups());
  return (
    <nav class="tabs" aria-label={t('nav.main')}>
      {places.value.slice(0, InTabs).map(({ href, icon, label }) => (
        <a key={icon} class="tab" href={href} aria-current={isAt(href, path) ? 'page' : undefined}>
          <Icon name={icon} size={24} />
          {t(label)}
          {href === Notices && <NewNotices />}
          {href === Messages && <NewMessages />}
          {href === '/app/grupos' && <Badge n={unread} words={t('nav.unread', { n: unread })} />}
        </a>
      ))}
      <button type="button" class="tab" popovertarget={SheetId}>
        <Icon name="menu" size={24} />
        {t('nav.more')}
      </button>
      <MoreSheet places={places.value.slice(InTabs)} />
    </nav>
  );
}
