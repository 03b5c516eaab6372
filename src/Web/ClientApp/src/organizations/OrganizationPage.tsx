import '../styles/people.css';
import { useRoute } from 'preact-iso';
import type { OrganizationAbout } from '../api/entries';
import { Found } from '../app/Found';
import { addressOf, slugOf } from '../app/slugs';
import { PermitLine } from '../extracts/PermitLine';
import { FeedOf } from '../feeds/FeedOf';
import { isLanguage, LanguageNames, t } from '../i18n';
import { InitiativesOf } from '../initiatives/InitiativesOf';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { NeedsOf } from '../needs/NeedsOf';
import { OwnPlace } from '../people/OwnPlace';
import { PersonOf } from '../people/PersonOf';
import { Follow } from '../relations/Follow';
import { ProjectsOf } from '../projects/ProjectsOf';
import { ReportButton } from '../reports/ReportButton';
import { Band } from '../ui/Band';
import { ButtonLink } from '../ui/Button';
import { AxisChips } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { Face } from '../ui/Face';
import { PageTitle } from '../ui/Page';
import { Visits } from '../visits/Visits';
import { JoinOrganization } from './JoinOrganization';
import { type Organization, peopleOf, useOrganization } from './useOrganization';
import { useOwnRights } from './useOwnRights';
import { Verified } from './Verified';

/** An organization's page. */
export default function OrganizationPage() {
  return (
    <Found found={useOrganization(useRoute().params.organization ?? '')} title={t('people.organizations')} shape="card">
      {(organization) => <Profile organization={organization} />}
    </Found>
  );
}

function Profile({ organization }: { organization: Organization }) {
  const { id, about, people } = organization;
  const { own, represents, administers, changes } = useOwnRights(people);
  const address = addressOf.organization(id, about.name);
  const waiting = entryOf(useMine(), 'organizationRequests', id)?.requests ?? 0;
  return (
    <article class="profile">
      <div class="head-band">
        <Band id={id} height={96} />
      </div>
      <header class="profile-head">
        <Face id={id} name={about.name} kind="organization" size={96} />
        <div>
          <PageTitle title={about.name} />
          <p class="profile-work">
            {[t(`orgKind.${about.type}`), countryName(about.country)].filter(Boolean).join(' · ')}
          </p>
        </div>
      </header>
      <div class="acts">
        {changes && (
          <ButtonLink icon="pencil" href={`${address}/editar`}>
            {t('organization.edit')}
          </ButtonLink>
        )}
        {changes && (
          <ButtonLink icon="user-plus" href={`${address}/solicitudes`}>
            {waiting > 0 ? `${t('organization.requests')} ${waiting}` : t('organization.requests')}
          </ButtonLink>
        )}
        {!own && <JoinOrganization id={id} name={about.name} />}
        <Follow target={id} />
        <Verified id={id} about={about} represents={represents} administers={administers} />
        {!own && <ReportButton about={`organization/${id}`} />}
      </div>
      {own?.unconfirmed && <OwnPlace of={peopleOf(organization)} />}
      <PermitLine permit={about.extract} />
      <AxisChips axes={about.axes} />
      <Facts about={about} />
      <section aria-labelledby="about">
        <h2 id="about" class="overline">
          {t('organization.about')}
        </h2>
        <p class={about.about ? 'profile-text' : 'small'}>{about.about || t('organization.about.none')}</p>
      </section>
      <FeedOf
        feed={id}
        empty={t('organization.feed.none')}
        share={own && !own.unconfirmed ? `/app/compartir?organizacion=${id}` : undefined}
      />
      <InitiativesOf organization={{ id, name: about.name }} mayAdd={represents} />
      <ProjectsOf
        which={(card) => card.actors.includes(id)}
        newHref={represents ? `/app/proyectos/nuevo?de=${slugOf(about.name, id)}` : undefined}
      />
      <NeedsOf which={(card) => card.organization === id} ofOne />
      <section aria-labelledby="people">
        <h2 id="people" class="overline">
          {t('organization.people')} · {people.length}
        </h2>
        {people.length === 0 && <p class="small">{t('organization.people.none')}</p>}
        <ul class="directory">
          {people.map((person) => (
            <PersonOf key={person.id} person={person} />
          ))}
        </ul>
        {own && !own.unconfirmed && <OwnPlace of={peopleOf(organization)} />}
      </section>
      <Visits of={id} />
    </article>
  );
}

function Facts({ about }: { about: OrganizationAbout }) {
  return (
    <dl class="data">
      {about.territory && (
        <div>
          <dt>{t('profile.territory')}</dt>
          <dd>{about.territory}</dd>
        </div>
      )}
      {about.languages.length > 0 && (
        <div>
          <dt>{t('person.languages')}</dt>
          <dd>{about.languages.map((code) => (isLanguage(code) ? LanguageNames[code] : code)).join(', ')}</dd>
        </div>
      )}
      {about.site && (
        <div>
          <dt>{t('organization.site')}</dt>
          <dd>
            <a href={about.site} rel="noopener noreferrer nofollow" target="_blank">
              {about.site.replace(/^https:\/\/|\/$/g, '')}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
