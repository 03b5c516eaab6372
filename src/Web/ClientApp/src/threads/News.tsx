import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useEntries, useLive } from '../live/hooks';
import { entriesOf } from '../live/unread';

/** How long new posts are gathered before they are read out. */
const Gather = 2_000;

/** How long the sentence stands for those who listen: whoever leaves the network is named nowhere after it. */
const Spoken = 10_000;

/** Tells of new posts: a button when one reads further up, and one quiet sentence for those who listen. */
export function News({ topic, latest }: { topic: string; latest: number }) {
  const { member } = useLive();
  const entries = useEntries(topic);
  const seen = useSignal(latest);
  const said = useSignal('');
  const told = useRef(latest);

  useEffect(() => {
    const note = () => {
      if (document.documentElement.scrollHeight - innerHeight - scrollY < 160) seen.value = latest;
    };
    note();
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, [latest]);

  useEffect(() => {
    const timer = setTimeout(() => {
      const fresh = entriesOf(entries, 'post').filter((post) => post.no > told.current && post.by !== member);
      told.current = latest;
      const names = [...new Set(fresh.map((post) => memberCard(post.by)?.name).filter(Boolean))];
      if (fresh.length > 0) said.value = t('thread.news.from', { n: fresh.length, names: names.join(', ') });
    }, Gather);
    return () => clearTimeout(timer);
  }, [latest]);

  useEffect(() => {
    const timer = setTimeout(() => (said.value = ''), Spoken);
    return () => clearTimeout(timer);
  }, [said.value]);

  const fresh = entriesOf(entries, 'post').filter((post) => post.no > seen.value && post.by !== member).length;
  return (
    <>
      <p class="sr" role="status">
        {said.value}
      </p>
      {fresh > 0 && (
        <button type="button" class="news" onClick={() => scrollTo(0, document.documentElement.scrollHeight)}>
          {t('thread.news', { n: fresh })}
        </button>
      )}
    </>
  );
}
