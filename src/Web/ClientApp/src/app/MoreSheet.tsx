import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import type { Place } from './places';
import { SignOut } from './SignOut';

export const SheetId = 'more-sheet';

const close = () => document.getElementById(SheetId)?.hidePopover();

/** What has no tab on a phone; it ends above the tabs and works without a script. */
export function MoreSheet({ places }: { places: readonly Place[] }) {
  return (
    <div id={SheetId} class="sheet" popover="auto">
      <h2>{t('nav.more')}</h2>
      <ul>
        {places.map(({ href, label, icon }) => (
          <li key={href}>
            <a class="rail-link" href={href} onClick={close}>
              <Icon name={icon} />
              {t(label)}
            </a>
          </li>
        ))}
        <li>
          <SignOut />
        </li>
      </ul>
    </div>
  );
}
