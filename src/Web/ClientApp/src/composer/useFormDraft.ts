import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLive } from '../live/hooks';
import { draftValue } from './useDraft';

const Pause = 400;

type Texts = Readonly<Record<string, string>>;

/** Keeps what is written into these fields of a form under a name, and brings it back; `forget` once it is sent. */
export function useFormDraft(
  name: string | undefined,
  form: RefObject<HTMLFormElement | null>,
  fields: readonly string[],
): { forget(): Promise<void> } {
  const { store } = useLive();
  const keeping = useRef({ timer: undefined as ReturnType<typeof setTimeout> | undefined, isSent: false });
  useEffect(() => {
    const own = form.current;
    if (!name || !own) return;
    const inputs = fields.flatMap((field) => (own.elements.namedItem(field) as HTMLInputElement | null) ?? []);
    const texts = (): Texts => Object.fromEntries(inputs.map((input) => [input.name, input.value]));
    let left = false;
    let changed = false;
    void store.value<Texts>(draftValue(name)).then(
      (found) => {
        if (!found || left || changed) return;
        for (const input of inputs) input.value = found[input.name] ?? '';
      },
      () => {},
    );
    const keep = () => {
      if (changed && !keeping.current.isSent) void store.setValue(draftValue(name), texts()).catch(() => {});
    };
    const note = () => {
      changed = true;
      clearTimeout(keeping.current.timer);
      keeping.current.timer = setTimeout(keep, Pause);
    };
    own.addEventListener('input', note);
    return () => {
      left = true;
      own.removeEventListener('input', note);
      clearTimeout(keeping.current.timer);
      keep();
    };
  }, [store, name]);
  return {
    forget: async () => {
      keeping.current.isSent = true;
      clearTimeout(keeping.current.timer);
      if (name) await store.setValue(draftValue(name), undefined).catch(() => {});
    },
  };
}
