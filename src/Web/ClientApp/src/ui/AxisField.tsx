import { t } from '../i18n';
import { allAxes, AxesTopic, axisOf, labelOf } from '../live/axes';
import { useTopic } from '../live/hooks';

/** Boxes to tick, with the form's name `axes`; the parts of an axis stand behind it. */
export function AxisField({ chosen }: { chosen: readonly string[] }) {
  useTopic(AxesTopic);
  const all = allAxes.value;
  const ticked = new Set(chosen.map((key) => axisOf(key)?.id ?? key));
  return (
    <fieldset class="boxes">
      <legend class="field-label">{t('axes.label')}</legend>
      {all.length === 0 && <p class="small">{t('state.loading')}</p>}
      {all.map((axis) => (
        <label key={axis.id} class={axis.parent ? 'box-choice is-part' : 'box-choice'}>
          <input type="checkbox" name="axes" value={axis.id} defaultChecked={ticked.has(axis.id)} />
          {labelOf(axis)}
        </label>
      ))}
    </fieldset>
  );
}
