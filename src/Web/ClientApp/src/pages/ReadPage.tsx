import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useLive } from '../live/hooks';
import { Chip } from '../ui/Chip';
import { EmptyState, ErrorState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { RelativeTime } from '../ui/RelativeTime';
import { HiddenPage } from './HiddenPage';
import { OwnDraft } from './OwnDraft';
import { PageActs } from './PageActs';
import { PenLine } from './PenLine';
import { Prose } from './Prose';
import { addressOfPage, type Page, usePage, usePageText } from './usePage';
import '../styles/people.css';
import '../styles/pages.css';

/** A page as it is: what it says, who wrote last, who writes now. */
export default function ReadPage() {
  const found = usePage();
  return (
    <Found found={found} title={t('page.page')} shape="card">
      {(page) => (page.about.hidden ? <HiddenPage page={page} /> : <Whole key={page.id} page={page} />)}
    </Found>
  );
}

function Whole({ page }: { page: Page }) {
  const { about, pen, group } = page;
  const { member } = useLive();
  const text = usePageText(page);
  return (
    <article class="page">
      <PageTitle
        title={about.title}
        back={{
          href: `${addressOf.group(group.id, group.name)}/paginas`,
          label: t('thread.back', { name: group.name }),
        }}
      />
      <p class="page-by small">
        <a href={`${addressOfPage(page)}/versiones`}>
          {t('page.saved', { n: about.version, name: memberName(about.savedBy) })}
        </a>{' '}
        · <RelativeTime at={about.savedAt} />
      </p>
      {(about.pinned || about.locked || about.archivedAt) && (
        <p class="facts">
          {about.archivedAt && (
            <Chip look="warn" icon="archive">
              {t('page.archived')}
            </Chip>
          )}
          {about.pinned && <Chip icon="pin">{t('page.pinned')}</Chip>}
          {about.locked && <Chip icon="lock">{t('page.locked')}</Chip>}
        </p>
      )}
      {pen && pen.by !== member && (
        <PenLine pen={pen}>
          <p class="small">{t('page.pen.wait')}</p>
        </PenLine>
      )}
      <OwnDraft page={page} />
      <PageActs page={page} text={text.value} />
      {text.state === 'away' && <NoLine />}
      {text.state === 'failed' && <ErrorState onRetry={text.again} />}
      {text.state === 'loading' && !text.value && <Skeleton rows={2} shape="card" />}
      {text.value && !text.value.html.trim() && <EmptyState id={page.id} title={t('page.empty')} />}
      {text.value && <Prose html={text.value.html} />}
    </article>
  );
}
