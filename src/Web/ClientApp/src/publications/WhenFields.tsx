import { useSignal } from '@preact/signals';
import type { When } from '../api/entries';
import { t } from '../i18n';
import { Field } from '../ui/Field';
import type { PublicationChange } from './draft';
import { instantOf, localOf, ownZone, zoneName, zones } from './zones';

interface WhenFieldsProps {
  readonly when: When | undefined;
  readonly place: string;
  readonly needed: boolean;
  readonly isMissing: boolean;
  readonly onSay: (change: PublicationChange) => void;
}

interface Typed {
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly allDay: boolean;
}

const typedOf = (when: When | undefined): Typed => {
  const zone = when?.zone ?? ownZone();
  const local = (instant: string | undefined) => (instant ? localOf(instant, zone) : '');
  return { start: local(when?.start), end: local(when?.end), zone, allDay: when?.allDay ?? false };
};

/** What was typed as what is stored; undefined while there is no beginning. */
export function whenOf({ start, end, zone, allDay }: Typed): When | undefined {
  const at = (local: string) => instantOf(allDay || local.length < 11 ? `${local.slice(0, 10)}T00:00` : local, zone);
  if (!start) return undefined;
  return { start: at(start), ...(end && end > start ? { end: at(end) } : {}), zone, allDay };
}

/** The day, the hours of the place where it is, and the place. */
export function WhenFields({ when, place, needed, isMissing, onSay }: WhenFieldsProps) {
  const typed = useSignal(typedOf(when));
  const take = (change: Partial<Typed>) => {
    typed.value = { ...typed.value, ...change };
    const now = whenOf(typed.value);
    onSay(now ? { when: now } : { clearWhen: true });
  };
  const { start, end, zone, allDay } = typed.value;
  const type = allDay ? 'date' : 'datetime-local';
  const shown = (local: string) => (allDay ? local.slice(0, 10) : local.length === 10 ? `${local}T09:00` : local);
  return (
    <fieldset class="when-fields">
      <legend class={needed ? 'field-label' : 'sr'}>{t('publication.when')}</legend>
      <Field
        label={t(needed ? 'publication.when.start' : 'publication.when.optional')}
        error={isMissing ? t('publication.when.missing') : undefined}
      >
        {(field) => (
          <input
            {...field}
            type={type}
            value={shown(start)}
            onInput={(event) => take({ start: event.currentTarget.value })}
          />
        )}
      </Field>
      {start && (
        <>
          <Field label={t('publication.when.end')}>
            {(field) => (
              <input
                {...field}
                type={type}
                value={shown(end)}
                min={shown(start)}
                onInput={(event) => take({ end: event.currentTarget.value })}
              />
            )}
          </Field>
          <label class="choice">
            <input
              type="checkbox"
              checked={allDay}
              onChange={(event) => take({ allDay: event.currentTarget.checked })}
            />
            {t('publication.when.allDay')}
          </label>
          <Field label={t('publication.when.zone')}>
            {(field) => (
              <select
                {...(field as object)}
                value={zone}
                onChange={(event) => take({ zone: event.currentTarget.value })}
              >
                {zones(zone).map((one) => (
                  <option key={one} value={one} selected={one === zone}>
                    {zoneName(one)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      {(needed || start || place) && (
        <Field label={t('publication.place')} hint={t('publication.place.hint')}>
          {(field) => (
            <input
              {...field}
              maxLength={120}
              defaultValue={place}
              onInput={(event) => onSay({ place: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
