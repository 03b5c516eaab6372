import { useSignal } from '@preact/signals';
import type { Entry, ProjectIndicator, ProjectValue } from '../api/entries';
import { put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { today } from '../initiatives/days';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { inField, inWords, numberIn } from './numbers';

interface ValueDialogProps {
  readonly project: string;
  readonly indicator: ProjectIndicator;
  /** Left out for a new day. */
  readonly value?: ProjectValue;
  readonly onClose: () => void;
}

/** Says what an indicator was on a day, in the number format of the reader's language. */
export function ValueDialog({ project, indicator, value, onClose }: ValueDialogProps) {
  const { learn } = useLive();
  const isNumber = useSignal(true);
  const save = useSubmit(async (fields: { on: string; value: number; source: string }) => {
    const { on, ...rest } = fields;
    const path = `/api/projects/${project}/indicators/${indicator.no}/values/${on}`;
    learn(`project/${project}`, [await put<Entry>(path, { requestId: requestId(), ...rest })]);
    onClose();
  });
  const send = (data: FormData) => {
    const number = numberIn(textOf(data, 'value'));
    isNumber.value = number !== null;
    if (number === null) return;
    void save.submit({ on: textOf(data, 'on'), value: number, source: textOf(data, 'source') });
  };
  const example = inWords(12345.5);
  return (
    <Dialog title={indicator.name} onClose={onClose}>
      <Form onSubmit={send}>
        <Field
          label={indicator.unit ? t('project.value.in', { unit: indicator.unit }) : t('project.value')}
          hint={t('project.number.hint', { example })}
          error={isNumber.value ? save.errorOf('value') : t('project.number.wrong', { example })}
        >
          {(field) => (
            <input {...field} name="value" inputMode="decimal" required defaultValue={inField(value?.value)} />
          )}
        </Field>
        <Field label={t('project.value.on')} error={save.errorOf('on')}>
          {(field) => (
            <input
              {...field}
              type="date"
              name="on"
              required
              readOnly={value !== undefined}
              min="1990-01-01"
              max={today()}
              defaultValue={value?.on ?? today()}
            />
          )}
        </Field>
        <Field label={t('project.value.source')} hint={t('project.value.source.hint')} error={save.errorOf('source')}>
          {(field) => (
            <input {...field} name="source" maxLength={120} defaultValue={value?.source ?? indicator.source} />
          )}
        </Field>
        <Problem form={save} fields={['value', 'on', 'source']} />
        <div class="acts">
          <Button look="primary" type="submit" busy={save.busy}>
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
