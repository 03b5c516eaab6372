import { useId } from 'preact/hooks';

interface SwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly busy: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** Something that is on or off. */
export function Switch({ label, hint, on, busy, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <div class="switch">
      <label for={id}>
        {label}
        <span id={`${id}-hint`} class="choice-hint">
          {hint}
        </span>
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-describedby={`${id}-hint`}
        checked={on}
        aria-busy={busy || undefined}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          // What is shown follows what is known, not what was pressed.
          event.currentTarget.checked = on;
          onSwitch(wanted);
        }}
      />
    </div>
  );
}
