import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { Axis } from '../api/entries';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf } from '../app/slugs';
import { FeedOf } from '../feeds/FeedOf';
import { GroupCardView } from '../groups/GroupCardView';
import { t } from '../i18n';
import { AxesTopic, axisBranches, axisOf, isAbout, labelOf, mergedInto } from '../live/axes';
import { useLive, useTopic } from '../live/hooks';
import { NeedsOf } from '../needs/NeedsOf';
import { OrganizationRow, PersonRow } from '../people/rows';
import { Follow } from '../relations/Follow';
import '../styles/axes.css';
import '../styles/people.css';
import { ProjectsOf } from '../projects/ProjectsOf';
import { Band } from '../ui/Band';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { Decide, mayDecide } from './Decide';
import { NewsOf } from './NewsOf';
import { useWorkOn } from './useWorkOn';

const Shown = 8;

/** One axis: what is new about it, and who works on it. What was merged leads to the other one. */
export default function AxisPage() {
  const key = useRoute().params.axis ?? '';
  const { route } = useLocation();
  const { line } = useLive();
  const { status } = useTopic(AxesTopic);
  const axis = axisOf(key);
  useEffect(() => {
    if (axis && axis.id !== key) route(addressOf.axis(axis.id), true);
  }, [axis?.id, key]);
  if (axis) return <One key={axis.id} axis={axis} />;
  if (status === 'held') return <NotFoundPage />;
  return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />;
}

function One({ axis }: { axis: Axis }) {
  const { people, organizations, groups } = useWorkOn(axis.id);
  const parent = axis.parent === undefined ? undefined : axisOf(axis.parent);
  const parts = axisBranches.value.find((branch) => branch.axis.id === axis.id)?.parts ?? [];
  const keys = [axis, ...parts].flatMap(keysOf).filter((key) => key !== axis.id);
  return (
    <>
      <div class="head-band">
        <Band id={axis.id} height={96} />
      </div>
      <PageTitle title={labelOf(axis)} back={{ href: '/app/ejes', label: t('nav.axes') }} />
      {parent && (
        <p>
          <a href={addressOf.axis(parent.id)}>{t('themes.partOf', { name: labelOf(parent) })}</a>
        </p>
      )}
      {axis.state === 'proposed' && <Chip>{t('themes.proposed.mark')}</Chip>}
      {axis.about && <p class="lead">{axis.about}</p>}
      <div class="axis-acts">
        <Follow target={`axis-${axis.id}`} />
        {mayDecide() && <Decide axis={axis} />}
      </div>
      <Merged into={axis.id} />
      {parts.length > 0 && (
        <section class="axis-section" aria-labelledby="parts">
          <h2 id="parts" class="overline">
            {t('themes.parts')}
          </h2>
          <ul class="chips">
            {parts.map((part) => (
              <li key={part.id}>
                <a class="chip" href={addressOf.axis(part.id)}>
                  {labelOf(part)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <FeedOf
        feed={`axis-${axis.id}`}
        also={keys.map((key) => `axis-${key}`)}
        empty={t('themes.feed.none')}
        share={`/app/compartir?eje=${axis.id}`}
        filters
      />
      <NewsOf about={(axes) => isAbout(axes, axis.id)} />
      <NeedsOf which={(card) => isAbout(card.axes ?? [], axis.id)}>
        <a href={`/app/necesidades?eje=${axis.id}`}>{t('home.needs.all')}</a>
      </NeedsOf>
      {groups.length > 0 && (
        <section class="axis-section" aria-labelledby="groups">
          <h2 id="groups" class="overline">
            {t('nav.groups')}
          </h2>
          <ul class="stack">
            {groups.map((card) => (
              <li key={card.id}>
                <GroupCardView id={card.id} name={card.name} card={card} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ProjectsOf which={(card) => card.stage !== 'finished' && isAbout(card.axes, axis.id)} />
      <section class="axis-section" aria-labelledby="who">
        <h2 id="who" class="overline">
          {t('themes.who')}
        </h2>
        {people.length + organizations.length === 0 && <p class="small">{t('themes.who.none')}</p>}
        <ul class="directory">
          {organizations.slice(0, Shown).map((card) => (
            <OrganizationRow key={card.id} card={card} />
          ))}
          {people.slice(0, Shown).map((card) => (
            <PersonRow key={card.id} card={card} />
          ))}
        </ul>
        {people.length > Shown && <a href={`/app/personas?eje=${axis.id}`}>{t('themes.who.all')}</a>}
      </section>
    </>
  );
}

/** Under which keys something was said to be about an axis: its own, and those of what was merged into it. */
const keysOf = (axis: Axis): string[] => [axis.id, ...mergedInto(axis.id).flatMap(keysOf)];

/** What was merged into it, to be taken apart by those who may. */
function Merged({ into }: { into: string }) {
  const apart = useSubmit((key: string) => patch(`/api/axes/${key}`, { requestId: requestId(), mergeInto: '' }));
  const all = mergedInto(into);
  if (all.length === 0) return null;
  return (
    <section class="axis-section" aria-labelledby="merged">
      <h2 id="merged" class="overline">
        {t('themes.merged')}
      </h2>
      <Problem form={apart} />
      <ul class="chips">
        {all.map((axis) => (
          <li key={axis.id}>
            {mayDecide() ? (
              <Button look="quiet" icon="rotate-ccw" busy={apart.busy} onClick={() => void apart.submit(axis.id)}>
                {t('themes.apart', { name: labelOf(axis) })}
              </Button>
            ) : (
              <Chip>{labelOf(axis)}</Chip>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
