import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLive } from '../live/hooks';
import type { Mentions } from './mentions';

export interface Draft {
  readonly text: string;
  readonly mentions: Mentions;
}

const Pause = 400;

/** Keeps what is being written under a name, and brings it back. */
export function useDraft(name: string | undefined, draft: Signal<Draft>): void {
  const { store } = useLive();
  useEffect(() => {
    if (!name) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    let last: Draft = draft.peek();
    void store.value<Draft>(`draft/${name}`).then((kept) => {
      if (kept?.text && !left && !draft.peek().text) draft.value = last = kept;
    });
    const keep = () => {
      if (draft.peek() === last) return;
      last = draft.peek();
      void store.setValue(`draft/${name}`, last).catch(() => {});
    };
    const stop = draft.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(keep, Pause);
    });
    return () => {
      left = true;
      stop();
      clearTimeout(timer);
      keep();
    };
  }, [store, name, draft]);
}
