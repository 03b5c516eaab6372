import { useSignal } from '@preact/signals';
import type { ProjectIndicator } from '../api/entries';
import { t } from '../i18n';
import { dayInWords } from '../initiatives/days';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { IndicatorDialog } from './IndicatorDialog';
import { IndicatorChart } from './IndicatorChart';
import { withUnit } from './numbers';
import { isReached, valuesOf } from './progress';
import type { Project } from './useProject';
import { ValueDialog } from './ValueDialog';
import { ValueTable } from './ValueTable';

/** What a project counts, with its history. */
export function Indicators({ project, mayChange }: { project: Project; mayChange: boolean }) {
  const open = useSignal(false);
  if (project.indicators.length === 0 && !mayChange) return null;
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators" class="overline">
        {t('project.indicators')}
      </h2>
      {project.indicators.length === 0 && <p class="small">{t('project.indicators.none')}</p>}
      <div class="stack">
        {project.indicators.map((indicator) => (
          <Indicator key={indicator.id} project={project} indicator={indicator} mayChange={mayChange} />
        ))}
      </div>
      {mayChange && (
        <div class="acts project-add">
          <Button icon="plus" onClick={() => (open.value = true)}>
            {t('project.indicator.add')}
          </Button>
        </div>
      )}
      {open.value && <IndicatorDialog project={project.id} onClose={() => (open.value = false)} />}
    </section>
  );
}

interface IndicatorProps {
  readonly project: Project;
  readonly indicator: ProjectIndicator;
  readonly mayChange: boolean;
}

function Indicator({ project, indicator, mayChange }: IndicatorProps) {
  const open = useSignal<'value' | 'edit' | null>(null);
  const asTable = useSignal(false);
  const values = valuesOf(project.values, indicator);
  const last = values.at(-1);
  const title = `indicator-${indicator.no}`;
  return (
    <article class="card indicator" aria-labelledby={title}>
      <h3 id={title} class="box-title">
        {indicator.name}
      </h3>
      <p class="indicator-now">
        {last ? (
          <>
            <strong class="figure-value">{withUnit(last.value, indicator.unit)}</strong>
            <span class="small">{dayInWords(last.on)}</span>
          </>
        ) : (
          <span class="small">{t('project.value.none')}</span>
        )}
        {last && isReached(indicator, last.value) && <Chip icon="check">{t('project.indicator.reached')}</Chip>}
        {indicator.closed && <Chip icon="archive">{t('project.indicator.closed')}</Chip>}
      </p>
      <p class="small">{aimOf(indicator)}</p>
      {values.length > 0 &&
        (asTable.value ? (
          <ValueTable project={project.id} indicator={indicator} values={values} mayChange={mayChange} />
        ) : (
          <IndicatorChart indicator={indicator} values={values} />
        ))}
      {indicator.source && <p class="small">{t('project.indicator.from', { source: indicator.source })}</p>}
      <div class="acts">
        {values.length > 0 && (
          <Button
            look="quiet"
            icon={asTable.value ? 'eye' : 'menu'}
            aria-describedby={title}
            onClick={() => (asTable.value = !asTable.value)}
          >
            {t(asTable.value ? 'project.chart.show' : 'project.table.show')}
          </Button>
        )}
        {mayChange && !indicator.closed && (
          <Button icon="plus" aria-describedby={title} onClick={() => (open.value = 'value')}>
            {t('project.value.add')}
          </Button>
        )}
        {mayChange && (
          <Button
            look="quiet"
            icon="pencil"
            label={t('project.indicator.change', { name: indicator.name })}
            onClick={() => (open.value = 'edit')}
          />
        )}
      </div>
      {open.value === 'value' && (
        <ValueDialog project={project.id} indicator={indicator} onClose={() => (open.value = null)} />
      )}
      {open.value === 'edit' && (
        <IndicatorDialog
          project={project.id}
          indicator={indicator}
          isUsed={values.length > 0}
          onClose={() => (open.value = null)}
        />
      )}
    </article>
  );
}

/** What it should come to, and by when. */
function aimOf({ target, unit, due, direction }: ProjectIndicator): string {
  if (target === undefined) return t(direction === 'up' ? 'project.aim.up' : 'project.aim.down');
  const value = withUnit(target, unit);
  return due ? t('project.aim.due', { target: value, due: dayInWords(due) }) : t('project.aim', { target: value });
}
