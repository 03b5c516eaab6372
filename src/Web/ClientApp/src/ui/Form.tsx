import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';

interface FormProps {
  readonly onSubmit: (form: FormData) => void;
  readonly children: ComponentChildren;
  readonly label?: string;
  /** For whoever needs the element itself. */
  readonly own?: RefObject<HTMLFormElement | null>;
}

/** A form that the browser checks before it is sent; then the fields that the server refused take the focus. */
export function Form({ onSubmit, children, label, own }: FormProps) {
  const inner = useRef<HTMLFormElement>(null);
  const form = own ?? inner;
  return (
    <form
      ref={form}
      class="form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (form.current) onSubmit(new FormData(form.current));
      }}
    >
      {children}
    </form>
  );
}

/** The text of a field of a form, without what stands around it. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What was ticked in boxes of this name. */
export const chosenIn = (form: FormData, name: string): string[] => form.getAll(name).map(String);
