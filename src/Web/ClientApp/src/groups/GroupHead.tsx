import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Band } from '../ui/Band';
import { AxisChips, Chip } from '../ui/Chip';
import { FaceStack } from '../ui/Face';
import { PageTitle } from '../ui/Page';
import { MyPlace } from './MyPlace';
import type { GroupView } from './useGroup';

const Faces = 5;

/** Band, name, purpose, faces, and the one act for whoever looks. */
export function GroupHead({ view, onChanged }: { view: GroupView; onChanged: () => void }) {
  const entries = useEntries(view.role ? `group/${view.id}` : null);
  const members = entriesOf(entries, 'groupMember').sort(
    (a, b) => Number(b.role === 'facilitator') - Number(a.role === 'facilitator') || a.no - b.no,
  );
  const { about } = view;
  return (
    <header class="group-head">
      <Band id={view.id} height={96} />
      <PageTitle title={about.name} back={{ href: '/app/grupos', label: t('group.back') }} />
      {about.purpose && <p class="group-purpose">{about.purpose}</p>}
      <div class="row-between">
        <div class="facts">
          {members.length > 0 && <FaceStack ids={members.slice(0, Faces).map((one) => one.id)} total={view.members} />}
          <span class="small">{t('groups.members', { n: view.members })}</span>
          {about.visibility === 'hidden' && <Chip icon="lock">{t('group.hidden')}</Chip>}
          {about.archived && <Chip icon="archive">{t('group.archived')}</Chip>}
          <AxisChips axes={about.axes} />
        </div>
        <MyPlace view={view} onChanged={onChanged} />
      </div>
    </header>
  );
}
