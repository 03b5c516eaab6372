import { useEffect } from 'preact/hooks';
import { useLive } from '../live/hooks';
import type { HeldFeed } from './together';

/** Some feeds, followed while the view is there: those that are here, and whether all are. One that nobody may read or
 * shared in is here and empty. */
export function useFeeds(feeds: readonly string[]): { held: HeldFeed[]; isWhole: boolean } {
  const { topics } = useLive();
  const names = feeds.map((feed) => `feed/${feed}`);
  useEffect(() => {
    const ends = names.map((name) => topics.use(name));
    return () => {
      for (const end of ends) end();
    };
  }, [topics, names.join()]);
  const held = names.flatMap((topic) => {
    const { state, status } = topics.view(topic);
    const { entries, low } = state.value;
    return status.value === 'held' || status.value === 'gone' ? [{ topic, entries, low }] : [];
  });
  return { held, isWhole: held.length === names.length };
}
