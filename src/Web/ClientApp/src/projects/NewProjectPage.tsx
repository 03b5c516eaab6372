import '../styles/people.css';
import '../styles/projects.css';
import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { post } from '../api/http';
import { addressOf, findBySlug } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { Field } from '../ui/Field';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { useActorName } from './actors';
import { type ProjectChange, ProjectForm } from './ProjectForm';
import { useVoices } from './useProject';

/** A new project; whoever begins it coordinates it, in the own name or with an organization or initiative that leads. */
export default function NewProjectPage() {
  const { query } = useRoute();
  const { route } = useLocation();
  const idOf = useRequestId();
  const nameOf = useActorName();
  const own = [...useVoices()].map((id) => ({ id, name: nameOf(id) })).filter((one) => one.name);
  const chosen = useSignal<string | null>(null);
  const lead = chosen.value ?? findBySlug(own, query.de ?? '-')?.id ?? '';
  const make = useSubmit(async (change: ProjectChange) => {
    const body = { ...change, lead: lead || undefined };
    const { id } = await post<{ id: string }>('/api/projects', { requestId: idOf(body), ...body });
    route(addressOf.project(id, change.name));
  });
  return (
    <>
      <PageTitle title={t('project.new')} back={{ href: '/app/proyectos', label: t('nav.back') }} />
      <p class="lead">{t('project.new.text')}</p>
      {own.length > 0 && (
        <Field label={t('project.lead.field')} hint={t('project.lead.hint')}>
          {(field) => (
            <select
              {...(field as object)}
              value={lead}
              onChange={(event) => (chosen.value = event.currentTarget.value)}
            >
              <option value="">{t('project.lead.none')}</option>
              {own.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <ProjectForm form={make} act={t('project.new.act')} draft="project/new" />
    </>
  );
}
