import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PendingFile } from '../files/pending';
import { useLive } from '../live/hooks';
import type { Mention } from './mentions';

export interface Draft {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly files?: readonly PendingFile[];
}

const isEmpty = ({ text, files }: Draft): boolean => !text && !files?.length;

const Pause = 400;

/** Where a draft is kept in the store. */
export const draftValue = (name: string): string => `draft/${name}`;

/** Drafts once kept a name for each person, without its place. */
const listed = (mentions: unknown): readonly Mention[] => (Array.isArray(mentions) ? mentions : []);

export interface KeptDraft {
  /** What is there now is being sent, and the draft is forgotten with it: it is not kept again. */
  sending(): void;
  /** What was begun is given up. */
  forget(): void;
}

/** Keeps what is being written under a name, and brings it back. An empty one is forgotten. */
export function useDraft(name: string | undefined, draft: Signal<Draft>): KeptDraft {
  const { store } = useLive();
  const kept = useRef<Draft>(draft.peek());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!name) return;
    const initial = draft.peek();
    kept.current = initial;
    let left = false;
    void store.value<Draft>(draftValue(name)).then(
      (found) => {
        if (found && !isEmpty(found) && !left && draft.peek() === initial)
          draft.value = kept.current = { ...found, mentions: listed(found.mentions) };
      },
      () => {},
    );
    const keep = () => {
      const now = draft.peek();
      if (now === kept.current) return;
      kept.current = now;
      void store.setValue(draftValue(name), isEmpty(now) ? undefined : now).catch(() => {});
    };
    const stop = draft.subscribe(() => {
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, Pause);
    });
    return () => {
      left = true;
      stop();
      clearTimeout(timer.current);
      keep();
    };
  }, [store, name, draft]);
  return {
    sending: () => {
      clearTimeout(timer.current);
      kept.current = draft.peek();
    },
    forget: () => {
      clearTimeout(timer.current);
      kept.current = draft.peek();
      if (name) void store.setValue(draftValue(name), undefined).catch(() => {});
    },
  };
}
