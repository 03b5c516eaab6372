import type { Entry, EntryOf } from '../api/entries';
import type { Missing } from '../app/Found';
import { findBySlug } from '../app/slugs';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';

type Kind = 'organization' | 'initiative' | 'project' | 'need';

interface Slugged<K extends Kind> {
  readonly id: string;
  readonly about: EntryOf<`${K}About`>;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** What a slug names among the cards of a directory, followed while the page is open. */
export function useSlugged<K extends Kind>(kind: K, slug: string): Slugged<K> | Missing {
  const { line } = useLive();
  const directory = useTopic(`directory/${kind}s`);
  const id = directory.state && findBySlug(entriesOf(directory.state.entries, `${kind}Card`), slug)?.id;
  const { state, status } = useTopic(id ? `${kind}/${id}` : null);
  const about = state ? entryOf(state.entries, `${kind}About`, 'about') : undefined;
  if (id && state && about) return { id, about, entries: state.entries };
  // As long as the directory is not whole, what is not in it may still come.
  const whole = directory.status === 'held' && directory.state?.low === 0;
  if (status === 'gone' || (!id && whole)) return 'missing';
  return line.value === 'waiting' ? 'away' : 'loading';
}
