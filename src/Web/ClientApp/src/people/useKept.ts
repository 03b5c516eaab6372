import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Refused } from '../api/http';
import { useLive } from '../live/hooks';

const Month = 30 * 24 * 3_600_000;

interface Copy<T> {
  readonly value: T;
  readonly at: number;
}

/** Something asked for over HTTP that is also read without a line: the copy that is kept shows until a newer one came. */
export interface Kept<T> {
  readonly value: T | undefined;
  readonly state: 'loading' | 'held' | 'away' | 'missing' | 'failed';
  again(): void;
}

/** A null name asks for nothing. A copy is kept for 30 days. It is asked for anew when `version` changes. */
export function useKept<T>(name: string | null, load: () => Promise<T>, version = ''): Kept<T> {
  const { store } = useLive();
  const held = useSignal<T | undefined>(undefined);
  const state = useSignal<Kept<T>['state']>('loading');
  const tries = useSignal(0);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (name === null) return;
    let current = true;
    if (asked.current !== name) {
      held.value = undefined;
      state.value = 'loading';
    }
    asked.current = name;
    const kept = store.value<Copy<T>>(name).then((copy) => {
      if (!current || held.value !== undefined || !copy || Date.now() - copy.at > Month) return;
      held.value = copy.value;
      state.value = 'held';
    });
    load().then(
      (value) => {
        if (!current) return;
        held.value = value;
        state.value = 'held';
        void store.setValue(name, { value, at: Date.now() } satisfies Copy<T>).catch(() => {});
      },
      async (cause) => {
        await kept.catch(() => {});
        if (!current) return;
        const missing = cause instanceof Refused && cause.status === 404;
        if (missing) held.value = undefined;
        if (missing || held.value === undefined) state.value = missing ? 'missing' : stateOf(cause);
      },
    );
    return () => {
      current = false;
    };
  }, [name, version, tries.value]);
  return { value: held.value, state: state.value, again: () => tries.value++ };
}

const stateOf = (cause: unknown): Kept<unknown>['state'] =>
  cause instanceof Refused && cause.status === 0 ? 'away' : 'failed';
