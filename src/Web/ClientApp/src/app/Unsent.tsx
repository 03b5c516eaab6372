import { useSignal } from '@preact/signals';
import type { ThreadId } from '../api/entries';
import { decode } from '../composer/mentions';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import type { Item } from '../live/outbox';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { myGroups } from './places';

/** Leads to what the server refused, wherever it was written: some of it has no place on screen any more. */
export function Unsent() {
  const { outbox } = useLive();
  const asks = useSignal(false);
  const refused = outbox.items.value.filter((item) => item.state === 'refused');
  if (refused.length === 0) return null;
  return (
    <>
      <Button look="quiet" icon="triangle-alert" onClick={() => (asks.value = true)}>
        {t('unsent.open', { n: refused.length })}
      </Button>
      {asks.value && (
        <Dialog title={t('unsent.title')} onClose={() => (asks.value = false)}>
          <p>{t('unsent.text')}</p>
          <ul class="stack">
            {refused.map((item) => (
              <RefusedItem key={item.id} item={item} />
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function RefusedItem({ item }: { item: Item }) {
  const { outbox } = useLive();
  const { command } = item;
  const title = useTitle(command.thread) ?? t('unsent.somewhere');
  const what = command.do === 'edit' ? 'unsent.edit' : command.do === 'delete' ? 'unsent.delete' : 'unsent.post';
  return (
    <li class="card">
      <h3 class="box-title">{t(what, { title })}</h3>
      {'body' in command && <p class="is-plain">{decode(command.body).text}</p>}
      <p class="small">{t('outbox.refused', { why: item.refusal?.detail || t('error.unknown') })}</p>
      <div class="acts">
        <Button onClick={() => void outbox.resend(item.id)}>{t('action.retry')}</Button>
        <Button look="quiet" onClick={() => void outbox.takeBack(item.id)}>
          {t('outbox.takeBack')}
        </Button>
      </div>
    </li>
  );
}

/** What a thread is about, as far as this browser knows. */
function useTitle(thread: ThreadId): string | undefined {
  const { topics } = useLive();
  const about = entryOf(topics.view(`thread/${thread}`).state.value.entries, 'threadAbout', 'about');
  if (about) return about.title;
  for (const { id } of myGroups()) {
    const card = entryOf(topics.view(`group/${id}`).state.value.entries, 'groupThread', thread);
    if (card) return card.title;
  }
  return undefined;
}
