import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';

/** Something that is asked for over HTTP when the page opens. */
export interface Loaded<T> {
  readonly value: T | undefined;
  /** Why it isn't there. */
  readonly failed: unknown;
  /** Asks again. */
  again(): void;
  /** Takes what an act answered with. */
  set(value: T): void;
}

/** Asks for something, and again when `key` changes or the line is back; what came for another key is dropped. */
export function useLoaded<T>(load: () => Promise<T>, key = ''): Loaded<T> {
  const state = useSignal<{ value?: T; failed?: unknown }>({});
  const tries = useSignal(0);
  const again = useCallback(() => {
    // What is shown stays until something newer is here.
    state.value = { value: state.peek().value };
    tries.value++;
  }, []);
  useEffect(() => {
    let current = true;
    load().then(
      (value) => {
        if (current) state.value = { value };
      },
      (failed) => {
        if (!current) return;
        state.value = { value: state.peek().value, failed: failed ?? true };
        addEventListener('online', again);
      },
    );
    return () => {
      current = false;
      removeEventListener('online', again);
    };
  }, [key, tries.value]);
  return {
    value: state.value.value,
    failed: state.value.failed,
    again,
    set: (value) => {
      state.value = { value };
    },
  };
}
