import '../styles/people.css';
import '../styles/initiatives.css';
import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { post } from '../api/http';
import { addressOf, findBySlug } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { EmptyState } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { type InitiativeChange, InitiativeForm } from './InitiativeForm';
import { useOwnOrganizations } from './useOwnOrganizations';

/** A new initiative, for those who represent an organization that accompanies it. */
export default function NewInitiativePage() {
  const { query } = useRoute();
  const { route } = useLocation();
  const idOf = useRequestId();
  const own = useOwnOrganizations();
  const chosen = useSignal('');
  const organization = own.find((one) => one.id === chosen.value) ?? findBySlug(own, query.de ?? '-') ?? own[0];
  const make = useSubmit(async (change: InitiativeChange) => {
    const body = { ...change, organization: organization?.id };
    const { id } = await post<{ id: string }>('/api/initiatives', { requestId: idOf(body), ...body });
    route(addressOf.initiative(id, change.name));
  });
  return (
    <>
      <PageTitle title={t('initiative.new')} back={{ href: '/app/iniciativas', label: t('nav.back') }} />
      {organization ? (
        <>
          {own.length > 1 && (
            <Field label={t('initiative.organization')}>
              {(field) => (
                <select
                  {...(field as object)}
                  value={organization.id}
                  onChange={(event) => (chosen.value = event.currentTarget.value)}
                >
                  {own.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <p class="lead">{t('initiative.new.text', { name: organization.name })}</p>
          <InitiativeForm form={make} act={t('initiative.new.act')} />
        </>
      ) : (
        <EmptyState id="new-initiative" title={t('initiative.new.none')} />
      )}
    </>
  );
}
