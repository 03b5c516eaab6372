import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language, t } from '../i18n';
import { allAxes, labelOf } from '../live/axes';
import { Button } from '../ui/Button';
import { countryName } from '../ui/countryName';
import { Icon } from '../ui/Icon';

interface SearchFormProps {
  /** What the text looks for. */
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** How many filters are set. */
  readonly set: number;
  readonly onClear: () => void;
  /** Whether one types at once on the page that opens. */
  readonly takesFocus?: boolean;
  /** The filters: choices. */
  readonly children: ComponentChildren;
}

/** The text to look for, and what narrows it down. */
export function SearchForm({ label, text, onText, set, onClear, takesFocus, children }: SearchFormProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <search class="search">
      <div class="search-text">
        <Icon name="search" size={18} />
        <input
          ref={box}
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </div>
      <Choices set={set} onClear={onClear}>
        {children}
      </Choices>
    </search>
  );
}

/** What narrows a list down, folded until something is set. */
export function Choices({ set, onClear, children }: Pick<SearchFormProps, 'set' | 'onClear' | 'children'>) {
  return (
    <details class="filters" open={set > 0}>
      <summary>
        {t('people.filters')}
        {set > 0 && <span class="badge">{set}</span>}
      </summary>
      <div class="filters-grid">{children}</div>
      {set > 0 && (
        <Button look="quiet" icon="x" onClick={onClear}>
          {t('people.filters.clear')}
        </Button>
      )}
    </details>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}

/** One filter. */
export function Choice({ label, chosen, options, onChoose }: ChoiceProps) {
  return (
    <label class="filter-choice">
      {label}
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t('people.all')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Countries as options, by name. */
export const countryOptions = (codes: readonly string[]) =>
  [...new Set(codes)]
    .filter(Boolean)
    .map((code) => [code, countryName(code)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, language.value));

/** The axes of the network as options, each before its parts. */
export const axisOptions = () => allAxes.value.map((axis) => [axis.id, labelOf(axis)] as const);
