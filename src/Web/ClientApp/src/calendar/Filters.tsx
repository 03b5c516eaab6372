import { myGroups } from '../app/places';
import { t } from '../i18n';
import { AxesTopic } from '../live/axes';
import { useTopic } from '../live/hooks';
import { axisOptions, Choice, Choices, countryOptions } from '../people/SearchForm';
import type { CalendarEvent, Wanted } from './events';

interface FiltersProps {
  readonly events: readonly CalendarEvent[];
  readonly wanted: Wanted;
  readonly onWant: (change: Partial<Wanted>) => void;
}

/** Whose events, about what, and where. */
export function Filters({ events, wanted, onWant }: FiltersProps) {
  useTopic(AxesTopic);
  return (
    <Choices
      set={Object.values(wanted).filter(Boolean).length}
      onClear={() => onWant({ whose: '', axis: '', country: '' })}
    >
      <Choice
        label={t('calendar.filter.group')}
        chosen={wanted.whose}
        options={[
          ['mine', t('calendar.filter.mine')],
          ['network', t('calendar.filter.network')],
          ...myGroups().map(({ id, name }) => [id, name] as const),
        ]}
        onChoose={(whose) => onWant({ whose })}
      />
      <Choice
        label={t('calendar.axis')}
        chosen={wanted.axis}
        options={axisOptions()}
        onChoose={(axis) => onWant({ axis })}
      />
      <Choice
        label={t('steps.country')}
        chosen={wanted.country}
        options={countryOptions([...events.map(({ item }) => item.country ?? ''), wanted.country])}
        onChoose={(country) => onWant({ country })}
      />
    </Choices>
  );
}
