import type { GroupId } from '../api/entries';
import { unreadIn } from '../app/places';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { readBy } from '../live/outbox';
import { Button } from '../ui/Button';

/** How many conversations of these groups have news, and the act that marks all as read; nothing where none has. */
export function UnreadLine({ groups }: { groups: readonly { readonly id: GroupId }[] }) {
  const { outbox } = useLive();
  const unread = unreadIn(groups);
  const n = readBy(unread).length;
  if (n === 0) return null;
  const mark = () => {
    void outbox.add(unread);
    // The act goes away, and whoever came by keyboard stays on the page.
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  return (
    <p class="unread-line">
      {t('unread.n', { n })}
      <Button look="quiet" onClick={mark}>
        {t('unread.mark', { n })}
      </Button>
    </p>
  );
}
