import type { ThreadId } from '../api/entries';
import { myGroups } from '../app/places';
import { decode } from '../composer/mentions';
import { takeBack } from '../files/takeBack';
import { nameWords } from '../files/words';
import { t } from '../i18n';
import { needCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { type Item, tellsReading, threadOf } from '../live/outbox';
import { entryOf } from '../live/unread';
import { talksOf } from '../needs/talks';
import { Button } from '../ui/Button';
import { titleOf } from './titleOf';

/** What the server refused, each with its reason and the two ways out. */
export function RefusedItems({ items }: { items: readonly Item[] }) {
  return (
    <>
      <p>{t('unsent.text')}</p>
      <ul class="stack">
        {items.map((item) => (
          <RefusedItem key={item.id} item={item} />
        ))}
      </ul>
    </>
  );
}

function RefusedItem({ item }: { item: Item }) {
  const { outbox, store } = useLive();
  const { command } = item;
  const known = useTitle(threadOf(command));
  const title = command.do === 'share' ? command.title : (known ?? t('unsent.somewhere'));
  const what = tellsReading(command) || command.do === 'react' || command.do === 'see' ? 'post' : command.do;
  return (
    <li class="card">
      <h3 class="box-title">{t(what === 'task' ? 'tasks.unsent' : `unsent.${what}`, { title })}</h3>
      {command.do === 'task' && 'title' in command.act && <p class="is-plain">{command.act.title}</p>}
      {'body' in command && <p class="is-plain">{decode(command.body).text}</p>}
      {command.do === 'post' && command.files && <p class="small">{command.files.map(nameWords).join(', ')}</p>}
      <p class="small">{t('outbox.refused', { why: item.refusal?.detail || t('error.unknown') })}</p>
      <div class="acts">
        <Button onClick={() => void outbox.resend(item.id)}>{t('action.retry')}</Button>
        <Button look="quiet" onClick={() => void takeBack(outbox, store, item)}>
          {t('outbox.takeBack')}
        </Button>
      </div>
    </li>
  );
}

/** What a thread is about, or how the group is called, as far as this browser knows. */
function useTitle(thread: ThreadId | undefined): string | undefined {
  const { topics, member } = useLive();
  if (!thread) return undefined;
  const group = myGroups().find((one) => one.id === thread);
  if (group) return group.name;
  const about = entryOf(topics.view(`thread/${thread}`).state.value.entries, 'threadAbout', 'about');
  if (about?.title) return about.title;
  const talk = talksOf(topics.view(`me/${member}`).state.value.entries).find((one) => one.thread === thread);
  if (talk) return needCard(talk.need)?.title;
  for (const { id } of myGroups()) {
    const card = entryOf(topics.view(`group/${id}`).state.value.entries, 'groupThread', thread);
    if (card) return titleOf(card);
  }
  return undefined;
}
