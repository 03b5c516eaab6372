import { LanguageNames, Languages, t } from '../i18n';
import { countries } from './countries';
import type { FieldAttributes } from './Field';

type SelectAttributes = FieldAttributes & { readonly name: string; readonly defaultValue: string };

/** The near countries first; a dash stands for none. */
export function CountrySelect({ defaultValue, ...attributes }: SelectAttributes) {
  const { near, far } = countries();
  return (
    <select {...attributes} autocomplete="country">
      <option value="">—</option>
      <optgroup label={t('countries.near')}>
        {near.map(({ code, name }) => (
          <option key={code} value={code} selected={code === defaultValue}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('countries.far')}>
        {far.map(({ code, name }) => (
          <option key={code} value={code} selected={code === defaultValue}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

interface CheckboxesProps {
  readonly label: string;
  readonly name: string;
  readonly chosen: readonly string[];
}

/** Several languages among those of the network; all boxes have the same field name. */
export function LanguageBoxes({ label, name, chosen }: CheckboxesProps) {
  return (
    <fieldset class="boxes">
      <legend class="field-label">{label}</legend>
      {Languages.map((code) => (
        <Box key={code} name={name} value={code} on={chosen.includes(code)} label={LanguageNames[code]} lang={code} />
      ))}
    </fieldset>
  );
}

function Box({
  name,
  value,
  on,
  label,
  lang,
}: Record<'name' | 'value' | 'label', string> & { on: boolean; lang?: string }) {
  return (
    <label class="box-choice" lang={lang}>
      <input type="checkbox" name={name} value={value} defaultChecked={on} />
      {label}
    </label>
  );
}

interface RadiosProps {
  readonly label: string;
  readonly name: string;
  readonly chosen: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
  readonly onChoose?: (value: string) => void;
  /** The label is for screen readers where a heading says the same. */
  readonly quiet?: boolean;
}

/** One of a few. */
export function Radios({ label, name, chosen, choices, onChoose, quiet }: RadiosProps) {
  return (
    <fieldset class="boxes">
      <legend class={quiet ? 'sr' : 'field-label'}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="box-choice" lang={choice.lang}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            {...(onChoose ? { checked: chosen === choice.value } : { defaultChecked: chosen === choice.value })}
            onChange={() => onChoose?.(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

/** The languages of the app, each in its own words. */
export const languageChoices = Languages.map((value) => ({ value, label: LanguageNames[value], lang: value }));
