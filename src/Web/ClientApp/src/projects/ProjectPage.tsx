import '../styles/people.css';
import '../styles/projects.css';
import { useRoute } from 'preact-iso';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { isLanguage, LanguageNames, t } from '../i18n';
import { useLive } from '../live/hooks';
import { Listen } from '../listen/Listen';
import { OwnPlace } from '../people/OwnPlace';
import { ReportButton } from '../reports/ReportButton';
import { Band } from '../ui/Band';
import { ButtonLink } from '../ui/Button';
import { AxisChips, Chip } from '../ui/Chip';
import { placeInWords } from '../ui/countryName';
import { PageTitle } from '../ui/Page';
import { ActorAnswer } from './ActorAnswer';
import { datesInWords } from './dates';
import { Goals } from './Goals';
import { Indicators } from './Indicators';
import { LinkedGroup } from './LinkedGroup';
import { Participants } from './Participants';
import { stageIcon } from './stages';
import { Updates } from './Updates';
import { peopleOf, type Project, type ProjectRights, useProject, useRights } from './useProject';

/** A project's page: what it is for, how far it is, who takes part, and how it goes. */
export default function ProjectPage() {
  return (
    <Found found={useProject(useRoute().params.project ?? '')} title={t('project.title')} shape="card">
      {(project) => <Whole key={project.id} project={project} />}
    </Found>
  );
}

function Whole({ project }: { project: Project }) {
  const rights = useRights(project);
  const { member } = useLive();
  const own = project.people.find((person) => person.id === member);
  return (
    <article class="profile">
      <Head project={project} rights={rights} />
      {own?.unconfirmed && <OwnPlace of={peopleOf(project)} />}
      <ActorAnswer project={project} rights={rights} />
      <AxisChips axes={project.about.axes} />
      <Purpose project={project} />
      <Goals project={project} mayChange={rights.changes} />
      <Indicators project={project} mayChange={rights.changes} />
      <Updates project={project} rights={rights} />
      <Participants project={project} rights={rights} />
      <LinkedGroup project={project} rights={rights} />
      {!rights.changes && <ReportButton about={`project/${project.id}`} />}
    </article>
  );
}

function Head({ project: { id, about }, rights }: { project: Project; rights: ProjectRights }) {
  const dates = datesInWords(about);
  return (
    <>
      <div class="head-band">
        <Band id={id} height={96} />
      </div>
      <header class="project-head">
        <PageTitle title={about.name} back={{ href: '/app/proyectos', label: t('project.title') }} />
        <p class="project-row-facts">
          <Chip icon={stageIcon[about.stage]}>{t(`project.stage.${about.stage}`)}</Chip>
          {dates && <span>{dates}</span>}
        </p>
      </header>
      {rights.edits && (
        <div class="acts">
          <ButtonLink icon="pencil" href={`${addressOf.project(id, about.name)}/editar`}>
            {t('project.edit')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function Purpose({ project: { about } }: { project: Project }) {
  const place = placeInWords(about.territories.join(', '), about.country);
  return (
    <section aria-labelledby="purpose">
      <h2 id="purpose" class="overline">
        {t('project.purpose')}
      </h2>
      <p class={about.purpose ? 'profile-text' : 'small'}>{about.purpose || t('project.purpose.none')}</p>
      <Listen look="quiet" source={about.purpose} />
      {place && (
        <p class="small">
          {t('project.where')}: {place}
        </p>
      )}
      {about.languages.length > 0 && (
        <p class="small">
          {t('person.languages')}:{' '}
          {about.languages.map((code) => (isLanguage(code) ? LanguageNames[code] : code)).join(', ')}
        </p>
      )}
    </section>
  );
}
