import { FeedOf } from '../feeds/FeedOf';
import { t } from '../i18n';
import type { TabProps } from './tabs';
import { isWritable } from './useGroup';

/** What was shared with a group. */
export default function SharedTab({ view }: TabProps) {
  return (
    <FeedOf
      feed={view.id}
      empty={t('group.feed.none')}
      share={isWritable(view) ? `/app/compartir?grupo=${view.id}` : undefined}
      filters
    />
  );
}
