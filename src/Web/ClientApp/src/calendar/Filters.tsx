import { myGroups } from '../app/places';
import { t } from '../i18n';
import { allAxes, AxesTopic, labelOf } from '../live/axes';
import { useTopic } from '../live/hooks';
import { countryName } from '../ui/countryName';
import { Field } from '../ui/Field';
import type { CalendarEvent, Wanted } from './events';

interface FiltersProps {
  readonly events: readonly CalendarEvent[];
  readonly wanted: Wanted;
  readonly onWant: (change: Partial<Wanted>) => void;
}

/** Whose events, about what, and where. */
export function Filters({ events, wanted, onWant }: FiltersProps) {
  useTopic(AxesTopic);
  const countries = [...new Set([...events.map(({ item }) => item.country), wanted.country].filter(Boolean))]
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div class="calendar-filters">
      <Select
        label={t('calendar.filter.group')}
        value={wanted.whose}
        choices={[
          { value: 'mine', label: t('calendar.filter.mine') },
          { value: 'network', label: t('calendar.filter.network') },
          ...myGroups().map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={(whose) => onWant({ whose })}
      />
      <Select
        label={t('calendar.axis')}
        value={wanted.axis}
        choices={allAxes.value.map((axis) => ({ value: axis.id, label: labelOf(axis) }))}
        onChoose={(axis) => onWant({ axis })}
      />
      <Select
        label={t('steps.country')}
        value={wanted.country}
        choices={countries}
        onChoose={(country) => onWant({ country })}
      />
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

function Select({ label, value, choices, onChoose }: SelectProps) {
  return (
    <Field label={label}>
      {(field) => (
        <select {...(field as object)} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">{t('calendar.filter.all')}</option>
          {choices.map((one) => (
            <option key={one.value} value={one.value} selected={one.value === value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
