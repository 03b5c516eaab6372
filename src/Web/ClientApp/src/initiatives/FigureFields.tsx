import { useSignal } from '@preact/signals';
import type { CountedFigure } from '../api/entries';
import { t } from '../i18n';
import { Field } from '../ui/Field';
import { textOf } from '../ui/Form';
import { today } from './days';

interface FigureFieldsProps {
  readonly name: string;
  readonly title: string;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly present: CountedFigure | undefined;
  readonly error: string | undefined;
}

/** A number, and once there is one, when and by what it is known. */
export function FigureFields({ name, title, label, least, most, present, error }: FigureFieldsProps) {
  const counted = useSignal(present !== undefined);
  return (
    <fieldset class="figure-fields">
      <legend class="sr">{title}</legend>
      <Field label={label} error={error}>
        {(field) => (
          <input
            {...field}
            type="number"
            inputMode="numeric"
            name={name}
            min={least}
            max={most}
            defaultValue={present?.value}
            onInput={(event) => (counted.value = event.currentTarget.value !== '')}
          />
        )}
      </Field>
      {counted.value && (
        <>
          <Field label={t('initiative.counted.on')}>
            {(field) => (
              <input
                {...field}
                type="date"
                name={`${name}.on`}
                required
                min="1990-01-01"
                max={today()}
                defaultValue={present?.on ?? today()}
              />
            )}
          </Field>
          <Field label={t('initiative.counted.source')} hint={t('initiative.counted.source.hint')}>
            {(field) => (
              <input {...field} name={`${name}.source`} required maxLength={120} defaultValue={present?.source} />
            )}
          </Field>
        </>
      )}
    </fieldset>
  );
}

/** What was filled in; nothing takes the figure away. */
export function figureIn(data: FormData, name: string): Partial<CountedFigure> {
  const value = textOf(data, name);
  if (value === '') return {};
  return { value: Number(value), on: textOf(data, `${name}.on`), source: textOf(data, `${name}.source`) };
}
