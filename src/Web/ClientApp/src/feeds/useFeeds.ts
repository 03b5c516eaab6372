import { useEffect } from 'preact/hooks';
import { useLive } from '../live/hooks';
import type { HeldFeed } from './together';

/** Some feeds, followed while the view is there; null until all of them are here. One that nobody may read or shared in is
 * empty. */
export function useFeeds(feeds: readonly string[]): HeldFeed[] | null {
  const { topics } = useLive();
  const names = feeds.map((feed) => `feed/${feed}`);
  useEffect(() => {
    const ends = names.map((name) => topics.use(name));
    return () => {
      for (const end of ends) end();
    };
  }, [topics, names.join()]);
  const held = names.map((topic) => ({ topic, view: topics.view(topic) }));
  if (held.some(({ view }) => !['held', 'gone'].includes(view.status.value))) return null;
  return held.map(({ topic, view }) => ({ topic, entries: view.state.value.entries, low: view.state.value.low }));
}
