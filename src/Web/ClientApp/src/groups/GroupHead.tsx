import { VisitLines } from '../emergency/VisitLines';
import { PermitLine } from '../extracts/PermitLine';
import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { LevelMenu } from '../notices/LevelMenu';
import { Band } from '../ui/Band';
import { AxisChips, Chip } from '../ui/Chip';
import { FaceStack } from '../ui/Face';
import { PageTitle } from '../ui/Page';
import { MyPlace } from './MyPlace';
import type { GroupTab } from './tabs';
import { type GroupView, isInside } from './useGroup';

const Faces = 5;

interface GroupHeadProps {
  readonly view: GroupView;
  /** The part that is open beside the first: of the group the name alone is shown. */
  readonly tab?: GroupTab;
  readonly onChanged: () => void;
}

/** Band, name, purpose, faces, and the one act for whoever looks. */
export function GroupHead({ view, tab, onChanged }: GroupHeadProps) {
  const { about } = view;
  const title = tab ? `${t(tab.word)} · ${about.name}` : about.name;
  return (
    <header class="group-head">
      {!tab && <Band id={view.id} height={96} />}
      <PageTitle title={title} back={{ href: '/app/grupos', label: t('group.back') }}>
        {about.name}
      </PageTitle>
      {!tab && <GroupAbout view={view} onChanged={onChanged} />}
    </header>
  );
}

function GroupAbout({ view, onChanged }: Omit<GroupHeadProps, 'tab'>) {
  const { about } = view;
  const entries = useEntries(isInside(view) ? `group/${view.id}` : null);
  const members = entriesOf(entries, 'groupMember').sort(
    (a, b) => Number(b.role === 'facilitator') - Number(a.role === 'facilitator') || a.no - b.no,
  );
  return (
    <>
      {about.purpose && <p class="group-purpose">{about.purpose}</p>}
      {about.sensitive && <p class="small">{t('group.sensitive.line')}</p>}
      <PermitLine permit={about.extract} />
      {about.keepDays && <p class="small">{t('group.keep.shown', { n: about.keepDays })}</p>}
      <div class="row-between">
        <div class="facts">
          {members.length > 0 && <FaceStack ids={members.slice(0, Faces).map((one) => one.id)} total={view.members} />}
          <span class="small">{t('groups.members', { n: view.members })}</span>
          {about.sensitive && <Chip icon="lock">{t('group.sensitive')}</Chip>}
          {about.visibility === 'hidden' && !about.sensitive && <Chip icon="lock">{t('group.hidden')}</Chip>}
          {about.archived && <Chip icon="archive">{t('group.archived')}</Chip>}
          <AxisChips axes={about.axes} />
        </div>
        {view.role ? (
          <LevelMenu about={`group/${view.id}`} name={about.name} alone />
        ) : (
          !view.visitsUntil && <MyPlace view={view} onChanged={onChanged} />
        )}
      </div>
      {isInside(view) && <VisitLines view={view} />}
    </>
  );
}
