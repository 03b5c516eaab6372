import { useSignal } from '@preact/signals';
import type { GroupThread } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ThreadRow } from './ThreadRow';
import { UnreadLine } from './UnreadLine';
import { type GroupView, isWritable } from './useGroup';

const AtOnce = 20;

/** The conversations of a group: pinned ones first, then whatever moved last. */
export function Threads({ view }: { view: GroupView }) {
  const entries = useEntries(`group/${view.id}`);
  const shown = useSignal(AtOnce);
  const threads = entriesOf(entries, 'groupThread').sort(byPinThenTime);
  const fresh = `${addressOf.group(view.id, view.about.name)}/nueva`;
  if (threads.length === 0) {
    return (
      <EmptyState id={view.id} title={t('group.empty')}>
        <p class="small">{t('group.empty.example')}</p>
        {isWritable(view) && (
          <ButtonLink look="primary" href={fresh}>
            {t('group.newThread')}
          </ButtonLink>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      <div class="row-between">
        {isWritable(view) && (
          <ButtonLink look="primary" icon="message-circle-plus" href={fresh}>
            {t('group.newThread')}
          </ButtonLink>
        )}
        <UnreadLine groups={[view]} />
      </div>
      <h2 class="sr">{t('group.tab.threads')}</h2>
      <ul class="thread-rows">
        {threads.slice(0, shown.value).map((card) => (
          <li key={card.id}>
            <ThreadRow card={card} group={{ id: view.id, name: view.about.name }} />
          </li>
        ))}
      </ul>
      {threads.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}

const byPinThenTime = (a: GroupThread, b: GroupThread) =>
  Number(b.pinned) - Number(a.pinned) || Date.parse(b.lastAt) - Date.parse(a.lastAt);
