import type { Membership } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { KindChoices } from './KindChoices';

export interface ShareDialogProps {
  readonly groups: readonly Membership[];
  readonly onClose: () => void;
}

/** What can be shared, and where a conversation can be started. */
export function ShareDialog({ groups, onClose }: ShareDialogProps) {
  return (
    <Dialog title={t('publication.choose')} onClose={onClose}>
      <KindChoices />
      {groups.length > 0 && (
        <details class="talk-in">
          <summary>
            <Icon name="message-circle-plus" />
            {t('publication.talk')}
          </summary>
          <ul>
            {groups.map((one) => (
              <li key={one.id}>
                <a class="rail-link" href={`${addressOf.group(one.id, one.name)}/nueva`}>
                  {one.name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Dialog>
  );
}
