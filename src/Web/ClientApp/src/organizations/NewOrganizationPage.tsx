import '../styles/people.css';
import { useLocation } from 'preact-iso';
import { post } from '../api/http';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { type OrganizationChange, OrganizationForm } from './OrganizationForm';

/** A new organization; whoever adds it represents it. */
export default function NewOrganizationPage() {
  const { route } = useLocation();
  const idOf = useRequestId();
  const make = useSubmit(async (change: OrganizationChange) => {
    const { id } = await post<{ id: string }>('/api/organizations', { requestId: idOf(change), ...change });
    route(addressOf.organization(id, change.name));
  });
  return (
    <>
      <PageTitle
        title={t('organization.new.title')}
        back={{ href: '/app/personas?ver=organizaciones', label: t('nav.back') }}
      />
      <p class="lead">{t('organization.new.text')}</p>
      <OrganizationForm form={make} act={t('organization.new.act')} />
    </>
  );
}
