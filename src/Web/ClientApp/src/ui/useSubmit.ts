import { useSignal } from '@preact/signals';
import { Refused } from '../api/http';
import { t, tMaybe } from '../i18n';

export interface Submit<Value> {
  readonly submit: (value: Value) => Promise<boolean>;
  readonly busy: boolean;
  /** What went wrong, in the member's language; with `field` the name of the input it is about. */
  readonly error: string | undefined;
  readonly field: string | undefined;
  /** The code of the refusal. */
  readonly code: string | undefined;
  /** The error, if it is about this input. */
  readonly errorOf: (name: string) => string | undefined;
}

/** The sentence for what a request failed with. */
export function sentence(error: unknown): string {
  if (!(error instanceof Refused)) return t('error.unknown');
  if (error.status === 0) return t('error.line');
  return tMaybe(`refusal.${error.code}`) ?? (error.message || t('error.unknown'));
}

/** Sends a form: one at a time, with words for a failure. `submit` answers whether it was done. */
export function useSubmit<Value = void>(work: (value: Value) => Promise<void>): Submit<Value> {
  const busy = useSignal(false);
  const failure = useSignal<{ words: string; field?: string; code?: string } | null>(null);
  const submit = async (value: Value) => {
    if (busy.peek()) return false;
    busy.value = true;
    failure.value = null;
    try {
      await work(value);
      return true;
    } catch (error) {
      const { field, code } = error instanceof Refused ? error : {};
      failure.value = { words: sentence(error), field, code };
      return false;
    } finally {
      busy.value = false;
    }
  };
  const { words, field, code } = failure.value ?? {};
  return {
    submit,
    busy: busy.value,
    error: words,
    field,
    code,
    errorOf: (name) => (name === field ? words : undefined),
  };
}
