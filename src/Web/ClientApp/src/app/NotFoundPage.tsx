import { t } from '../i18n';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';

/** For an address that is nothing, or nothing this member may know of: the two look the same. */
export function NotFoundPage() {
  return (
    <>
      <PageTitle title={t('state.notFound')} />
      <EmptyState id="not-found" title={t('state.notFound.text')}>
        <ButtonLink look="primary" href="/app">
          {t('state.notFound.act')}
        </ButtonLink>
      </EmptyState>
    </>
  );
}
