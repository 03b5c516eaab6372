import { useSignal } from '@preact/signals';
import type { Entry, ProjectIndicator, ProjectValue } from '../api/entries';
import { del } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { dayInWords } from '../initiatives/days';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { useSubmit } from '../ui/useSubmit';
import { inWords, withUnit } from './numbers';
import { ValueDialog } from './ValueDialog';

interface ValueTableProps {
  readonly project: string;
  readonly indicator: ProjectIndicator;
  readonly values: readonly ProjectValue[];
  readonly mayChange: boolean;
}

/** What the chart shows, in words; the newest day first. */
export function ValueTable({ project, indicator, values, mayChange }: ValueTableProps) {
  const { learn } = useLive();
  const chosen = useSignal<{ value: ProjectValue; act: 'edit' | 'remove' } | null>(null);
  const close = () => (chosen.value = null);
  const remove = useSubmit(async () => {
    const path = `/api/projects/${project}/entries/${chosen.value?.value.id}?requestId=${requestId()}`;
    learn(`project/${project}`, [await del<Entry>(path)]);
    close();
  });
  return (
    <div class="values-scroll" role="region" aria-label={t('project.table', { name: indicator.name })} tabIndex={0}>
      <table class="values">
        <caption class="sr">{t('project.table', { name: indicator.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('project.value.on')}</th>
            <th scope="col" class="values-number">
              {t('project.value')}
            </th>
            <th scope="col">{t('project.value.source')}</th>
            {mayChange && (
              <th scope="col">
                <span class="sr">{t('project.value.acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {[...values].reverse().map((value) => (
            <tr key={value.id}>
              <th scope="row">{dayInWords(value.on)}</th>
              <td class="values-number">{inWords(value.value)}</td>
              <td>{value.source || memberCard(value.by)?.name}</td>
              {mayChange && (
                <td class="values-acts">
                  <Button
                    look="quiet"
                    icon="pencil"
                    label={t('project.value.change', { day: dayInWords(value.on) })}
                    onClick={() => (chosen.value = { value, act: 'edit' })}
                  />
                  <Button
                    look="quiet"
                    icon="trash-2"
                    label={t('project.value.remove', { day: dayInWords(value.on) })}
                    onClick={() => (chosen.value = { value, act: 'remove' })}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen.value?.act === 'edit' && (
        <ValueDialog project={project} indicator={indicator} value={chosen.value.value} onClose={close} />
      )}
      {chosen.value?.act === 'remove' && (
        <Confirm
          title={t('project.value.remove.sure')}
          text={t('project.value.remove.text', {
            value: withUnit(chosen.value.value.value, indicator.unit),
            day: dayInWords(chosen.value.value.on),
          })}
          act={t('action.delete')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => void remove.submit()}
          onClose={close}
        />
      )}
    </div>
  );
}
