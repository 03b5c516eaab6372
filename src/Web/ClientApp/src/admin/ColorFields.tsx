import { useSignal } from '@preact/signals';
import { language, t } from '../i18n';
import { Field } from '../ui/Field';
import { Enough, forDark, type Ground, grounds, isColor, ratio, reached } from './contrast';

export interface Colors {
  readonly light: string;
  readonly dark: string;
}

/** What is proposed first. */
const First: Colors = { light: '#1f4e79', dark: '#a3c8f0' };

interface ColorFieldsProps {
  /** null: the product's own. */
  readonly colors: Colors | null;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (colors: Colors | null) => void;
}

/** The main color: one for light grounds, and one for dark ones that is proposed by the first. */
export function ColorFields({ colors, errorOf, onChange }: ColorFieldsProps) {
  /** Whether the one for dark grounds was chosen by hand. */
  const byHand = useSignal(colors !== null);
  return (
    <fieldset class="choices">
      <legend>{t('admin.look.color')}</legend>
      <label class="box-choice">
        <input
          type="checkbox"
          name="colored"
          checked={colors !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? First : null)}
        />
        {t('admin.look.color.own')}
      </label>
      {colors && (
        <>
          <Color
            ground="light"
            color={colors.light}
            error={errorOf('light')}
            onChange={(light) =>
              onChange({ light, dark: !byHand.value && isColor(light) ? forDark(light) : colors.dark })
            }
          />
          <Color
            ground="dark"
            color={colors.dark}
            error={errorOf('dark')}
            onChange={(dark) => {
              byHand.value = true;
              onChange({ ...colors, dark });
            }}
          />
        </>
      )}
    </fieldset>
  );
}

interface ColorProps {
  readonly ground: Ground;
  readonly color: string;
  readonly error: string | undefined;
  readonly onChange: (color: string) => void;
}

function Color({ ground, color, error, onChange }: ColorProps) {
  const label = t(`admin.look.color.${ground}`);
  return (
    <div class="color-choice">
      <Field label={label} hint={t('admin.look.color.hint')} error={error}>
        {(field) => (
          <div class="color-inputs">
            <input
              type="color"
              aria-label={t('admin.look.color.pick', { what: label })}
              value={isColor(color) ? color.toLowerCase() : '#000000'}
              onInput={(event) => onChange(event.currentTarget.value)}
            />
            <input
              {...field}
              name={ground}
              value={color}
              maxLength={7}
              pattern="#[0-9A-Fa-f]{6}"
              required
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => onChange(event.currentTarget.value.trim())}
            />
          </div>
        )}
      </Field>
      {isColor(color) && <Preview ground={ground} color={color} />}
    </div>
  );
}

/** The color as it will be seen, and whether it can be read. */
function Preview({ ground, color }: { ground: Ground; color: string }) {
  const { card, ink, on } = grounds[ground];
  const contrast = reached(color, ground);
  const words = ratio(contrast).toLocaleString(language.value, { minimumFractionDigits: 1 });
  return (
    <>
      <div class="color-preview" style={{ background: card, color: ink }} aria-hidden="true">
        <strong style={{ color }}>{t('admin.look.color.sample')}</strong>
        <span class="color-button" style={{ background: color, color: on }}>
          {t('action.save')}
        </span>
      </div>
      <p class={contrast >= Enough ? 'small' : 'field-error'} role="status">
        {t(contrast >= Enough ? 'admin.look.color.well' : 'admin.look.color.faint', { value: words })}
      </p>
    </>
  );
}
