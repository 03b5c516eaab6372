import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { search, type SearchResults } from '../api/search';
import { Refused } from '../api/http';
import { asksNothing, type Question, serverQuery } from './question';

/** Between two letters of somebody who types. */
const Pause = 180;

export interface Searching {
  /** The newest answer; it stays until the next one is here. */
  readonly results: SearchResults | undefined;
  /** Whether an answer is awaited that isn't the one shown. */
  readonly waits: boolean;
  /** Why there is none. */
  readonly failed: Refused | undefined;
  readonly more: () => Promise<void>;
  readonly again: () => void;
}

interface State {
  readonly results?: SearchResults;
  readonly of?: string;
  readonly failed?: Refused;
}

/** Asks the server as somebody types: a moment after the last letter, and only for the newest question. */
export function useSearch(question: Question): Searching {
  const query = asksNothing(question) ? '' : serverQuery(question);
  const state = useSignal<State>({});
  const tries = useSignal(0);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!query) {
      state.value = {};
      return;
    }
    const stop = new AbortController();
    const ask = () =>
      search(query, stop.signal).then(
        (results) => {
          if (!stop.signal.aborted) state.value = { results, of: query };
        },
        (failed) => {
          if (!stop.signal.aborted) state.value = { of: query, failed: asRefused(failed) };
        },
      );
    const timer = setTimeout(ask, isFirst.current ? 0 : Pause);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, tries.value]);
  useEffect(() => {
    const again = () => tries.value++;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  const { results, of, failed } = state.value;
  return {
    results: query ? results : undefined,
    waits: query !== '' && of !== query,
    failed: of === query ? failed : undefined,
    again: () => tries.value++,
    more: async () => {
      const held = state.peek();
      if (held.results?.next === undefined) return;
      const next = await search(`${held.of}&after=${held.results.next}`).catch(() => undefined);
      if (!next || state.peek() !== held) return;
      state.value = { ...held, results: { ...next, items: joined(held.results.items, next.items) } };
    },
  };
}

const asRefused = (cause: unknown): Refused => (cause instanceof Refused ? cause : new Refused(0, 'failed', ''));

/** What was found meanwhile moves the rest on: nothing stands twice. */
function joined(held: SearchResults['items'], next: SearchResults['items']): SearchResults['items'] {
  const key = (hit: SearchResults['items'][number]) => `${hit.kind}/${hit.id}/${hit.no ?? ''}`;
  const seen = new Set(held.map(key));
  return [...held, ...next.filter((hit) => !seen.has(key(hit)))];
}
