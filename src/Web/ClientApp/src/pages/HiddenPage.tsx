import { addressOf } from '../app/slugs';
import { HiddenLine } from '../hiding/HiddenLine';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { PageTitle } from '../ui/Page';
import { PageActs } from './PageActs';
import { isOwn, type Page } from './usePage';
import '../styles/people.css';
import '../styles/pages.css';

/** What stands in the place of a page that is hidden: by whom and why. */
export function HiddenPage({ page }: { page: Page }) {
  const { id, about, group } = page;
  const own = isOwn(about, useLive().member);
  return (
    <article class="page">
      <PageTitle
        title={t('page.hidden')}
        back={{
          href: `${addressOf.group(group.id, group.name)}/paginas`,
          label: t('thread.back', { name: group.name }),
        }}
      />
      {about.hidden && (
        <HiddenLine about={`page/${id}`} hidden={about.hidden} isOwn={own} looks={own || group.facilitates} />
      )}
      <PageActs page={page} text={undefined} />
    </article>
  );
}
