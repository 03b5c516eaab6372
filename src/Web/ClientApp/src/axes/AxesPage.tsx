import { useSignal } from '@preact/signals';
import type { Axis } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { allAxes, AxesTopic, axisBranches, labelOf } from '../live/axes';
import { memberCard } from '../live/cards';
import { useLive, useTopic } from '../live/hooks';
import { Band } from '../ui/Band';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Dialog } from '../ui/Dialog';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { AxisForm } from './AxisForm';
import { Decide, mayDecide } from './Decide';
import { useWorkOn } from './useWorkOn';
import '../styles/axes.css';

/** What the network works on, and what was proposed. */
export default function AxesPage() {
  const { status } = useTopic(AxesTopic);
  const { line } = useLive();
  const proposes = useSignal(false);
  const all = axisBranches.value;
  const proposed = allAxes.value.filter((axis) => axis.state === 'proposed');
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('nav.axes')} />
        <Button icon="plus" onClick={() => (proposes.value = true)}>
          {t('themes.propose')}
        </Button>
      </div>
      <p class="lead">{t('themes.text')}</p>
      {all.length === 0 && (line.value === 'waiting' && status !== 'held' ? <NoLine /> : <Skeleton rows={6} />)}
      {proposed.length > 0 && (
        <section aria-labelledby="proposed">
          <h2 id="proposed" class="overline">
            {t('themes.proposed')}
          </h2>
          <ul class="stack">
            {proposed.map((axis) => (
              <Proposal key={axis.id} axis={axis} />
            ))}
          </ul>
        </section>
      )}
      <ul class="axis-rows">
        {all.map(({ axis, parts }) => (
          <li key={axis.id}>
            <Row axis={axis} parts={parts} />
          </li>
        ))}
      </ul>
      {proposes.value && (
        <Dialog title={t('themes.propose')} onClose={() => (proposes.value = false)}>
          <AxisForm onDone={() => (proposes.value = false)} />
        </Dialog>
      )}
    </>
  );
}

function Proposal({ axis }: { axis: Axis }) {
  const name = labelOf(axis);
  const by = axis.by && memberCard(axis.by)?.name;
  return (
    <li class="card">
      <h3>
        <a href={addressOf.axis(axis.id)}>{name}</a>
      </h3>
      {by && <p class="small">{t('themes.proposed.by', { name: by })}</p>}
      {axis.about && <p>{axis.about}</p>}
      {mayDecide() && <Decide axis={axis} />}
    </li>
  );
}

/** An axis in the list: its name, its parts, and how many work on it. */
function Row({ axis, parts }: { axis: Axis; parts: readonly Axis[] }) {
  const { people, organizations, groups } = useWorkOn(axis.id);
  return (
    <article class="card axis-row">
      <Band id={axis.id} height={6} />
      <h2 class="axis-name">
        <a class="cover-link" href={addressOf.axis(axis.id)}>
          {labelOf(axis)}
        </a>
        {axis.state === 'proposed' && <Chip>{t('themes.proposed.mark')}</Chip>}
      </h2>
      {axis.about && <p>{axis.about}</p>}
      {parts.length > 0 && <p class="small">{parts.map(labelOf).join(' · ')}</p>}
      <p class="axis-facts small">
        <span>{t('themes.people', { n: people.length })}</span>
        <span>{t('themes.organizations', { n: organizations.length })}</span>
        <span>{t('themes.groups', { n: groups.length })}</span>
      </p>
    </article>
  );
}
