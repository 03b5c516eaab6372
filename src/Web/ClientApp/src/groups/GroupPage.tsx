import '../styles/people.css';
import { useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { isAdministrator } from '../app/session';
import { usePart } from '../app/usePart';
import { t } from '../i18n';
import { useLive, useMine, useTopic } from '../live/hooks';
import { ErrorState, NoLine, Skeleton } from '../ui/EmptyState';
import { findGroup } from './findGroup';
import { GroupHead } from './GroupHead';
import { GroupTabs, OpenTab } from './GroupTabs';
import { tabsOf } from './tabs';
import { type GroupView, isInside, useGroup } from './useGroup';

/** Finds the group that the address names among what this member may know of. */
export default function GroupPage() {
  const { params } = useRoute();
  const mine = useMine();
  const { line } = useLive();
  const listed = useTopic('directory/groups');
  const id = findGroup(params.group ?? '', mine);
  if (id) return <GroupOf key={id} id={id} />;
  if (listed.status === 'held' && listed.state?.low === 0) return <NotFoundPage />;
  return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />;
}

function GroupOf({ id }: { id: string }) {
  const group = useGroup(id);
  const at = useRoute().path.split('/')[4] ?? '';
  const { view, reload } = group;
  const { line } = useLive();
  if (group.missing) return <NotFoundPage />;
  if (!view && line.value === 'waiting') return <NoLine />;
  if (group.failed) return <ErrorState onRetry={reload} />;
  if (!view) return <Skeleton rows={5} />;
  if (!isInside(view)) {
    return (
      <>
        <GroupHead view={view} onChanged={reload} />
        <p class="small">{t('group.outside')}</p>
        {view.agreed > 0 && <Outside view={view} />}
        {isAdministrator() && (
          <p class="small">
            <a href={`/app/admin/emergencia?grupo=${view.id}`}>{t('emergency.title')}</a>
          </p>
        )}
      </>
    );
  }
  const tab = tabsOf(view).find((one) => one.path === at);
  if (!tab) return <NotFoundPage />;
  return (
    <>
      <GroupHead view={view} tab={at ? tab : undefined} onChanged={reload} />
      <GroupTabs view={view} at={at} />
      <OpenTab tab={tab} view={view} isHere={group.isHere} onChanged={reload} />
    </>
  );
}

function Outside({ view }: { view: GroupView }) {
  const agreed = usePart(() => import('../agreements/AgreementsTab'));
  return agreed && <agreed.AgreedOutside view={view} />;
}
