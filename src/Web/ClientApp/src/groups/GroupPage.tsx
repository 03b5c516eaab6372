import '../styles/people.css';
import { useLocation, useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf } from '../app/slugs';
import { usePart } from '../app/usePart';
import { FeedOf } from '../feeds/FeedOf';
import { t } from '../i18n';
import { useLive, useMine, useTopic } from '../live/hooks';
import { Requests } from '../people/Requests';
import { ProjectsOf } from '../projects/ProjectsOf';
import { ErrorState, NoLine, Skeleton } from '../ui/EmptyState';
import { findGroup } from './findGroup';
import { GroupHead } from './GroupHead';
import { GroupSettings } from './GroupSettings';
import { Members } from './Members';
import { Threads } from './Threads';
import { type GroupView, useGroup } from './useGroup';

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
  const at = useLocation().path.split('/')[4] ?? '';
  if (group.missing) return <NotFoundPage />;
  if (group.failed) return <ErrorState onRetry={group.reload} />;
  if (!group.view) return <Skeleton rows={5} />;
  return (
    <>
      <GroupHead view={group.view} whole={at === '' || !group.view.role} onChanged={group.reload} />
      {group.view.role ? (
        <Inside view={group.view} at={at} onChanged={group.reload} />
      ) : (
        <p class="small">{t('group.outside')}</p>
      )}
    </>
  );
}

/** What members see: tabs that are pages with addresses of their own. */
function Inside({ view, at, onChanged }: { view: GroupView; at: string; onChanged: () => void }) {
  const base = addressOf.group(view.id, view.about.name);
  const facilitates = view.role === 'facilitator';
  const calendar = usePart(() => import('../calendar/CalendarOf'));
  const tabs = [
    { at: '', label: t('group.tab.threads') },
    { at: 'compartido', label: t('group.tab.shared') },
    { at: 'integrantes', label: `${t('group.tab.members')} ${view.members}` },
    ...(facilitates ? [{ at: 'solicitudes', label: requestsLabel(view.requests ?? 0) }] : []),
    ...(facilitates ? [{ at: 'ajustes', label: t('group.tab.settings') }] : []),
  ];
  return (
    <>
      <nav class="group-tabs" aria-label={t('group.tabs', { name: view.about.name })}>
        {tabs.map((tab) => (
          <a key={tab.at} href={tab.at ? `${base}/${tab.at}` : base} aria-current={tab.at === at ? 'page' : undefined}>
            {tab.label}
          </a>
        ))}
      </nav>
      {at === '' && <Threads view={view} />}
      {at === '' && <ProjectsOf which={(card) => card.group === view.id} />}
      {at === 'compartido' && calendar && <calendar.CalendarOf group={view.id} />}
      {at === 'compartido' && (
        <FeedOf
          feed={view.id}
          empty={t('group.feed.none')}
          share={view.about.archived ? undefined : `/app/compartir?grupo=${view.id}`}
          filters
        />
      )}
      {at === 'integrantes' && <Members view={view} onChanged={onChanged} />}
      {at === 'solicitudes' && facilitates && (
        <Requests path={`/api/groups/${view.id}/requests`} count={view.requests} empty={t('group.requests.empty')} />
      )}
      {at === 'ajustes' && facilitates && <GroupSettings view={view} />}
    </>
  );
}

const requestsLabel = (n: number): string => (n > 0 ? `${t('group.tab.requests')} ${n}` : t('group.tab.requests'));
