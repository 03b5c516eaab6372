import { t } from '../i18n';

/** The axes of the network, in the order in which they are offered. */
export const Axes = [
  'agroecology',
  'solidarity-economy',
  'gender-equity',
  'participatory-guarantees',
  'responsible-consumption',
  'solidarity-finance',
  'advocacy',
  'territory',
  'food-sovereignty',
  'learning',
] as const;

/** Boxes to tick, with the form's name `axes`. */
export function AxisField({ chosen }: { chosen: readonly string[] }) {
  return (
    <fieldset class="boxes">
      <legend class="field-label">{t('axes.label')}</legend>
      {Axes.map((axis) => (
        <label key={axis} class="box-choice">
          <input type="checkbox" name="axes" value={axis} defaultChecked={chosen.includes(axis)} />
          {t(`axis.${axis}`)}
        </label>
      ))}
    </fieldset>
  );
}
