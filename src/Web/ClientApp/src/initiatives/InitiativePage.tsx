import '../styles/people.css';
import '../styles/initiatives.css';
import { useRoute } from 'preact-iso';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { FeedOf } from '../feeds/FeedOf';
import { t } from '../i18n';
import { Band } from '../ui/Band';
import { ButtonLink } from '../ui/Button';
import { placeInWords } from '../ui/countryName';
import { Face } from '../ui/Face';
import { PageTitle } from '../ui/Page';
import { InitiativeProfile } from './InitiativeProfile';
import { LogTab } from './LogTab';
import { type Initiative, type InitiativeRights, useInitiative, useRights } from './useInitiative';

/** An initiative's page; its log is a tab for those who accompany it. */
export default function InitiativePage() {
  return (
    <Found found={useInitiative(useRoute().params.initiative ?? '')} title={t('initiative.title')} shape="card">
      {(initiative) => <Whole key={initiative.id} initiative={initiative} />}
    </Found>
  );
}

function Whole({ initiative }: { initiative: Initiative }) {
  const rights = useRights(initiative);
  const inLog = useRoute().path.endsWith('/bitacora');
  return (
    <article class="profile">
      <Head initiative={initiative} rights={rights} />
      {rights.accompanies && <Tabs initiative={initiative} inLog={inLog} />}
      {inLog && rights.accompanies ? (
        <LogTab id={initiative.id} rights={rights} />
      ) : (
        <>
          <InitiativeProfile initiative={initiative} rights={rights} />
          <FeedOf
            feed={initiative.id}
            empty={t('initiative.feed.none')}
            share={rights.accompanies ? `/app/compartir?iniciativa=${initiative.id}` : undefined}
          />
        </>
      )}
    </article>
  );
}

function Head({ initiative: { id, about }, rights }: { initiative: Initiative; rights: InitiativeRights }) {
  const words = [
    about.kinds.map((kind) => t(`initiativeKind.${kind}`)).join(', '),
    placeInWords(about.territory, about.country),
  ];
  return (
    <>
      <div class="head-band">
        <Band id={id} height={96} />
      </div>
      <header class="profile-head">
        <Face id={id} name={about.name} kind="initiative" size={96} />
        <div>
          <PageTitle title={about.name} />
          <p class="profile-work">{words.filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      {rights.changes && (
        <div class="acts">
          <ButtonLink icon="pencil" href={`${addressOf.initiative(id, about.name)}/editar`}>
            {t('initiative.edit')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function Tabs({ initiative: { id, about }, inLog }: { initiative: Initiative; inLog: boolean }) {
  const base = addressOf.initiative(id, about.name);
  return (
    <nav class="group-tabs" aria-label={t('initiative.tabs')}>
      <a href={base} aria-current={inLog ? undefined : 'page'}>
        {t('initiative.tab.about')}
      </a>
      <a href={`${base}/bitacora`} aria-current={inLog ? 'page' : undefined}>
        {t('initiative.tab.log')}
      </a>
    </nav>
  );
}
