import { useLocation } from 'preact-iso';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import { MyGroups } from './MyGroups';
import { NewMessages } from './NewMessages';
import { NewNotices } from './NewNotices';
import { isAt, Messages, Notices, places } from './places';
import { SignOut } from './SignOut';

/** The left column of a wide screen. */
export function Rail() {
  const { path } = useLocation();
  return (
    <nav class="rail" aria-label={t('nav.main')}>
      <ul>
        {places.value.map(({ href, label, icon }) => (
          <li key={href}>
            <a class="rail-link" href={href} aria-current={isAt(href, path) ? 'page' : undefined}>
              <Icon name={icon} />
              {t(label)}
              {href === Notices && <NewNotices />}
              {href === Messages && <NewMessages />}
            </a>
          </li>
        ))}
      </ul>
      <MyGroups />
      <SignOut />
    </nav>
  );
}
