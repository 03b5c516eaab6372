import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  /** What helps to fill it in. */
  readonly hint?: string;
  /** What is wrong and how to mend it. */
  readonly error?: string;
  /** The input, with the attributes that join it to its label and words. */
  readonly children: (attributes: FieldAttributes) => ComponentChildren;
}

export type FieldAttributes = Pick<JSX.IntrinsicElements['input'], 'id' | 'aria-describedby' | 'aria-invalid'>;

/** A label, an input, a hint and an error that belong together for everyone. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': about || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
