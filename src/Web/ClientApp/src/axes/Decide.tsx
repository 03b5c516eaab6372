import { useSignal } from '@preact/signals';
import type { Axis } from '../api/entries';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { facilitates } from '../app/places';
import { isAdministrator } from '../app/session';
import { t } from '../i18n';
import { allAxes, labelOf } from '../live/axes';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { AxisForm } from './AxisForm';

/** Whether confirming and merging is offered; who may is decided by the server. */
export const mayDecide = (): boolean => facilitates() || isAdministrator();

/** What those who look after the axes may do with one. */
export function Decide({ axis }: { axis: Axis }) {
  const name = labelOf(axis);
  const merges = useSignal(false);
  const edits = useSignal(false);
  const confirm = useSubmit(() => patch(`/api/axes/${axis.id}`, { requestId: requestId(), confirm: true }));
  const merge = useSubmit(async (into: string) => {
    await patch(`/api/axes/${axis.id}`, { requestId: requestId(), mergeInto: into });
    merges.value = false;
  });
  const others = allAxes.value.filter((other) => other.id !== axis.id);
  return (
    <>
      <Problem form={confirm} />
      <div class="acts">
        {axis.state === 'proposed' && (
          <Button
            look="primary"
            icon="check"
            busy={confirm.busy}
            label={t('themes.confirm.name', { name })}
            onClick={() => void confirm.submit(undefined)}
          >
            {t('themes.confirm')}
          </Button>
        )}
        <Button label={t('themes.merge.name', { name })} onClick={() => (merges.value = true)}>
          {t('themes.merge')}
        </Button>
        <Button icon="pencil" label={t('themes.edit.name', { name })} onClick={() => (edits.value = true)}>
          {t('themes.edit')}
        </Button>
      </div>
      {merges.value && (
        <Dialog title={t('themes.merge.name', { name })} onClose={() => (merges.value = false)}>
          <p>{t('themes.merge.text', { name })}</p>
          <Form onSubmit={(data) => void merge.submit(textOf(data, 'into'))}>
            <Field label={t('themes.merge.into')} error={merge.errorOf('mergeInto')}>
              {(field) => (
                <select {...(field as object)} name="into" required>
                  {others.map((other) => (
                    <option key={other.id} value={other.id}>
                      {labelOf(other)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Problem form={merge} />
            <Button type="submit" look="primary" busy={merge.busy}>
              {t('themes.merge')}
            </Button>
          </Form>
        </Dialog>
      )}
      {edits.value && (
        <Dialog title={t('themes.edit.name', { name })} onClose={() => (edits.value = false)}>
          <AxisForm axis={axis} onDone={() => (edits.value = false)} />
        </Dialog>
      )}
    </>
  );
}
