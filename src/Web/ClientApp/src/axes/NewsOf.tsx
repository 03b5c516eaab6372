import { useSignal } from '@preact/signals';
import { myGroups } from '../app/places';
import { ThreadRow } from '../groups/ThreadRow';
import { newsOfGroups } from '../home/newsRows';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';

const AtOnce = 5;

/** What moved in my groups on something, newest first; more on demand. */
export function NewsOf({ about }: { about: (axes: readonly string[]) => boolean }) {
  const { topics } = useLive();
  const shown = useSignal(AtOnce);
  const held = (group: string) => topics.view(`group/${group}`).state.value.entries;
  const rows = newsOfGroups(myGroups(), held, []).filter(({ card }) => about(card.axes));
  return (
    <section class="axis-section" aria-labelledby="news">
      <h2 id="news" class="overline">
        {t('themes.threads')}
      </h2>
      {rows.length === 0 && <p class="small">{t('themes.threads.none')}</p>}
      <ul class="thread-rows">
        {rows.slice(0, shown.value).map(({ card, group }) => (
          <li key={card.id}>
            <ThreadRow card={card} group={group} showGroup />
          </li>
        ))}
      </ul>
      {rows.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </section>
  );
}
