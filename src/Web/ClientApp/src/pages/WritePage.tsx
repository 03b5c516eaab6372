import { Found } from '../app/Found';
import { useDrafting } from '../editor/useDrafting';
import { useVisits } from '../emergency/useVisits';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { HiddenPage } from './HiddenPage';
import { mayWrite } from './pageDraft';
import { addressOfPage, type Page, usePage } from './usePage';
import { openPage } from './openPage';
import { WriteForm } from './WriteForm';
import '../styles/people.css';
import '../styles/pages.css';

/** Where a page is written, by one at a time. */
export default function WritePage() {
  const found = usePage();
  return (
    <Found found={found} title={t('page.writing')} shape="card">
      {(page) => (page.about.hidden ? <HiddenPage page={page} /> : <Write key={page.id} page={page} />)}
    </Found>
  );
}

function Write({ page }: { page: Page }) {
  const { about, group } = page;
  const { store, learn } = useLive();
  const visits = useVisits(group.id);
  const may = mayWrite(about, group.facilitates, group.isClosed);
  const { drafting, failed, again } = useDrafting(page.id, () => openPage(store, learn, page.id));
  return (
    <>
      <PageTitle
        title={t('page.writing')}
        back={{ href: addressOfPage(page), label: t('thread.back', { name: about.title }) }}
      />
      {may !== 'yes' && (
        <EmptyState id={page.id} title={t(visits ? 'refusal.emergency_reads_only' : `page.${may}.text`)} />
      )}
      {failed ? <LoadFailed cause={failed} onRetry={again} /> : null}
      {!failed && !drafting && <Skeleton shape="card" />}
      {drafting && <WriteForm page={page} drafting={drafting} mayWrite={may === 'yes'} />}
    </>
  );
}
