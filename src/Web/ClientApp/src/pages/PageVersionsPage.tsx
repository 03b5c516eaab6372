import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { Items } from '../api/account';
import type { PageAbout } from '../api/entries';
import { get, put } from '../api/http';
import { Found } from '../app/Found';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { Changes } from '../versions/Changes';
import { type Version, VersionList } from '../versions/VersionList';
import { HiddenPage } from './HiddenPage';
import { mayWrite } from './pageDraft';
import { addressOfPage, fetchText, type Page, usePage } from './usePage';
import '../styles/people.css';
import '../styles/pages.css';

/** What a page said before, what each version changed, and the way back. */
export default function PageVersionsPage() {
  const found = usePage();
  return (
    <Found found={found} title={t('page.versions')}>
      {(page) => (page.about.hidden ? <HiddenPage page={page} /> : <Versions key={page.id} page={page} />)}
    </Found>
  );
}

function Versions({ page }: { page: Page }) {
  const { id, about, group } = page;
  const { learn } = useLive();
  const { route } = useLocation();
  const idOf = useRequestId();
  const list = useLoaded(() => get<Items<Version>>(`/api/pages/${id}/versions`), String(about.version));
  const chosen = useSignal(0);
  const versions = list.value?.items ?? [];
  const later = versions.find((one) => one.version === chosen.value) ?? versions[0];
  const restoring = useSubmit(async (restores: number) => {
    const saving = { base: about.version, restores };
    const next = await put<PageAbout>(`/api/pages/${id}/text`, { requestId: idOf(saving), ...saving });
    learn(`page/${id}`, [{ ...next, kind: 'pageAbout' }]);
    route(addressOfPage(page));
  });
  const mayRestore = mayWrite(about, group.facilitates, group.isClosed) === 'yes';
  return (
    <>
      <PageTitle
        title={t('page.versions')}
        back={{ href: addressOfPage(page), label: t('thread.back', { name: about.title }) }}
      />
      <p class="lead">{about.title}</p>
      {list.failed ? <LoadFailed cause={list.failed} onRetry={list.again} /> : null}
      {!list.value && !list.failed && <Skeleton rows={3} />}
      <VersionList versions={versions} chosen={later?.version} onChoose={(version) => (chosen.value = version)} />
      {later && mayRestore && later.version < about.version && (
        <div class="restore">
          <Button icon="rotate-ccw" busy={restoring.busy} onClick={() => void restoring.submit(later.version)}>
            {t('page.restore')}
          </Button>
          <Problem form={restoring} />
        </div>
      )}
      {later && (
        <Changes
          key={later.version}
          load={(version) => fetchText(id, version)}
          former={versions.find((one) => one.version < later.version)?.version}
          later={later.version}
        />
      )}
    </>
  );
}
