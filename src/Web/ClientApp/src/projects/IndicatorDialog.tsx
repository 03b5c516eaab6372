import { useSignal } from '@preact/signals';
import type { Entry, ProjectIndicator } from '../api/entries';
import { del, post, put } from '../api/http';
import { requestId } from '../api/requestId';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { inField, inWords, numberIn } from './numbers';

interface IndicatorDialogProps {
  readonly project: string;
  /** Left out for a new one. */
  readonly indicator?: ProjectIndicator;
  /** Whether it has values: then it is closed and not taken away. */
  readonly isUsed?: boolean;
  readonly onClose: () => void;
}

interface IndicatorFields {
  readonly name: string;
  readonly unit: string;
  readonly target?: number;
  readonly due?: string;
  readonly source: string;
  readonly direction: string;
  readonly closed: boolean;
}

const Fields = ['name', 'unit', 'target', 'due', 'source'];

/** What a project counts: its name, the unit, what it should come to and by when. */
export function IndicatorDialog({ project, indicator, isUsed, onClose }: IndicatorDialogProps) {
  const { learn } = useLive();
  const idOf = useRequestId();
  const isNumber = useSignal(true);
  const path = `/api/projects/${project}`;
  const save = useSubmit(async (fields: IndicatorFields) => {
    const saved = indicator
      ? await put<Entry>(`${path}/indicators/${indicator.no}`, { requestId: requestId(), ...fields })
      : await post<Entry>(`${path}/indicators`, { requestId: idOf(fields), ...fields });
    learn(`project/${project}`, [saved]);
    onClose();
  });
  const remove = useSubmit(async () => {
    learn(`project/${project}`, [await del<Entry>(`${path}/entries/${indicator?.id}?requestId=${requestId()}`)]);
    onClose();
  });
  const send = (data: FormData) => {
    const text = textOf(data, 'target');
    const target = text ? numberIn(text) : undefined;
    isNumber.value = target !== null;
    if (target === null) return;
    void save.submit({
      name: textOf(data, 'name'),
      unit: textOf(data, 'unit'),
      target,
      due: textOf(data, 'due') || undefined,
      source: textOf(data, 'source'),
      direction: textOf(data, 'direction'),
      closed: data.get('closed') !== null,
    });
  };
  const example = inWords(12345.5);
  return (
    <Dialog title={t(indicator ? 'project.indicator.edit' : 'project.indicator.add')} onClose={onClose}>
      <Form onSubmit={send}>
        <Field label={t('project.indicator.name')} hint={t('project.indicator.name.hint')} error={save.errorOf('name')}>
          {(field) => <input {...field} name="name" required maxLength={120} defaultValue={indicator?.name} />}
        </Field>
        <Field label={t('project.indicator.unit')} hint={t('project.indicator.unit.hint')} error={save.errorOf('unit')}>
          {(field) => <input {...field} name="unit" maxLength={40} defaultValue={indicator?.unit} />}
        </Field>
        <Radios
          label={t('project.indicator.direction')}
          name="direction"
          chosen={indicator?.direction ?? 'up'}
          choices={[
            { value: 'up', label: t('project.aim.up') },
            { value: 'down', label: t('project.aim.down') },
          ]}
        />
        <Field
          label={t('project.indicator.target')}
          hint={t('project.number.hint', { example })}
          error={isNumber.value ? save.errorOf('target') : t('project.number.wrong', { example })}
        >
          {(field) => <input {...field} name="target" inputMode="decimal" defaultValue={inField(indicator?.target)} />}
        </Field>
        <Field label={t('project.indicator.due')} error={save.errorOf('due')}>
          {(field) => <input {...field} type="date" name="due" min="1990-01-01" defaultValue={indicator?.due} />}
        </Field>
        <Field label={t('project.indicator.source')} error={save.errorOf('source')}>
          {(field) => <input {...field} name="source" maxLength={120} defaultValue={indicator?.source} />}
        </Field>
        {indicator && (
          <label class="choice">
            <input type="checkbox" name="closed" defaultChecked={indicator.closed} />
            {t('project.indicator.close')}
          </label>
        )}
        <Problem form={save} fields={Fields} />
        <Problem form={remove} />
        <div class="acts">
          <Button look="primary" type="submit" busy={save.busy}>
            {t('action.save')}
          </Button>
          {indicator && !isUsed && (
            <Button look="danger" busy={remove.busy} onClick={() => void remove.submit()}>
              {t('project.indicator.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
