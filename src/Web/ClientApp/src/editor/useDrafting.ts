import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What is being written, and kept on this device. */
interface Kept {
  keep(): Promise<void>;
  leave(): void;
}

/** Something to write, opened once for each name and left with the page: then all is kept. */
export function useDrafting<T extends Kept>(
  name: string | null,
  open: () => Promise<T>,
): { drafting: T | null; failed: unknown; again: () => void } {
  const found = useSignal<{ drafting?: T; failed?: unknown }>({});
  const tries = useSignal(0);
  useEffect(() => {
    if (name === null) return;
    let left = false;
    let opened: T | null = null;
    found.value = {};
    open().then(
      (drafting) => {
        if (left) return drafting.leave();
        opened = drafting;
        found.value = { drafting };
      },
      (failed) => {
        if (!left) found.value = { failed: failed ?? true };
      },
    );
    const keep = () => void opened?.keep();
    addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    return () => {
      left = true;
      removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
      opened?.leave();
    };
  }, [name, tries.value]);
  const { drafting = null, failed } = found.value;
  return { drafting, failed, again: () => tries.value++ };
}
