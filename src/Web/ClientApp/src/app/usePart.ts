import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { firstPaint } from '../ui/screen';
import { lineSettled } from './lineSettled';
import { part as loadPart } from './part';

/** How long what the first content doesn't need waits for it. */
const Patience = 1_500;

/** A part of a view that comes after the first content, and after the live line, which it would keep waiting on a slow one; null
 * until it is here. What can't be loaded for want of a line stays away. */
export function usePart<T>(load: () => Promise<T>): T | null {
  const loaded = useSignal<{ readonly part: T } | null>(null);
  useEffect(() => {
    let isThere = true;
    firstPaint(Patience)
      .then(lineSettled)
      .then(() => loadPart(load))
      .then((part) => {
        if (isThere) loaded.value = { part };
      })
      .catch(() => {});
    return () => {
      isThere = false;
    };
  }, []);
  return loaded.value?.part ?? null;
}
