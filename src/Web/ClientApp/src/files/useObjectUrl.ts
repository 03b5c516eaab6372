import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLive } from '../live/hooks';
import type { PendingFile } from './pending';
import { uploadsOf } from './uploads';

/** An address within this page for bytes that were chosen here, while the view is there. */
export function useObjectUrl(file: PendingFile): string | undefined {
  const { store } = useLive();
  const url = useSignal<string | undefined>(undefined);
  useEffect(() => {
    let left = false;
    void uploadsOf(store)
      .bytes(file)
      .then((bytes) => {
        if (bytes && !left) url.value = URL.createObjectURL(bytes);
      })
      .catch(() => {});
    return () => {
      left = true;
      if (url.peek()) URL.revokeObjectURL(url.peek() ?? '');
      url.value = undefined;
    };
  }, [store, file.bytes]);
  return url.value;
}
