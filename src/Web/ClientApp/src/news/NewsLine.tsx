import { changeSelf } from '../account/changeSelf';
import { setting } from '../app/session';
import { language, t } from '../i18n';
import { useEntries, useLive } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Button } from '../ui/Button';
import { useSubmit } from '../ui/useSubmit';
import { NewsTopic, titleIn, unseen } from './news';

/** One quiet line on what is new on the platform, until it is opened or put away, on all of the member's devices. */
export function NewsLine() {
  const { member } = useLive();
  const item = unseen(entriesOf(useEntries(NewsTopic), 'newsItem'), member, setting('news'));
  const away = useSubmit((no: number) => changeSelf({ settings: { news: `${no}` } }));
  if (!item) return null;
  const title = titleIn(item, language.value);
  return (
    <p class="news-line">
      <a href="/app/novedades">{t('platform.line', { title })}</a>
      <Button
        look="quiet"
        icon="x"
        label={t('platform.away.of', { title })}
        busy={away.busy}
        onClick={() => void away.submit(item.no)}
      />
    </p>
  );
}
