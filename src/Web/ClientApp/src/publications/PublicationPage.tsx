import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { Found } from '../app/Found';
import { savesData } from '../app/session';
import { addressOf } from '../app/slugs';
import { usePart } from '../app/usePart';
import { Attachments } from '../files/Attachments';
import { HideButton } from '../hiding/HideButton';
import { HiddenLine } from '../hiding/HiddenLine';
import { HiddenOrMissing } from '../hiding/HiddenOrMissing';
import { language, t } from '../i18n';
import { memberCard } from '../live/cards';
import { isSecret } from '../live/secrecy';
import { Band } from '../ui/Band';
import { AxisChips, Chip, KindChip } from '../ui/Chip';
import { placeInWords } from '../ui/countryName';
import { Icon } from '../ui/Icon';
import { PageTitle } from '../ui/Page';
import { ReportButton } from '../reports/ReportButton';
import { Visits } from '../visits/Visits';
import { Agreement } from './Agreement';
import { Byline } from './Byline';
import { Cite } from './Cite';
import { Comments } from './Comments';
import { publicationIn } from './kinds';
import { PublicationActs } from './PublicationActs';
import { Texts, useText } from './Texts';
import { Trials } from './Trials';
import { originalOf, type Publication, textFor, usePublication, useStanding } from './usePublication';
import { whenWords } from './whenWords';
import '../styles/files.css';
import '../styles/threads.css';
import '../styles/posts.css';
import '../styles/composer.css';
import '../styles/people.css';
import '../styles/publications.css';

/** Something shared: what it says in the reader's language, who signs it, and what is said about it. */
export default function PublicationPage() {
  const id = publicationIn(useRoute().params.publication ?? '');
  const found = usePublication(id);
  if (found === 'missing' && id) return <HiddenOrMissing key={id} about={`publication/${id}`} />;
  return (
    <Found found={found} title={t('publication.page')} shape="card">
      {(publication) => <Whole key={publication.id} publication={publication} />}
    </Found>
  );
}

function Whole({ publication }: { publication: Publication }) {
  const { id, about } = publication;
  const standing = useStanding(publication);
  const answers = usePart(() => import('../calendar/Going'));
  const chosen = useSignal<string | null>(null);
  const text =
    publication.texts.find((one) => one.language === chosen.value) ??
    textFor(publication, language.value) ??
    originalOf(publication);
  const isBeside = useSignal(false);
  const title = text?.title.trim() || t('publication.untitled');
  const view = useText(id, text);
  // Pictures in a text stand there, and not once more below it.
  const beside = (about.attachments ?? []).filter(({ id: file }) => !view.value?.html.includes(file));
  return (
    <article class={isBeside.value ? 'publication is-wide' : 'publication'} data-kind={about.type}>
      <Cover publication={publication} />
      <header class="publication-head">
        <p class="facts">
          <KindChip kind={about.type} />
          {about.stage !== 'shared' && <Chip look="warn">{t(`publication.stage.${about.stage}`)}</Chip>}
          {about.methodVersion && <Chip>{t('publication.version.method', { version: about.methodVersion })}</Chip>}
          <Readers publication={publication} />
        </p>
        <PageTitle title={title}>
          <span lang={text?.language}>{title}</span>
        </PageTitle>
        <Byline publication={publication} />
        <Facts publication={publication} />
      </header>
      {answers && about.type === 'event' && about.stage === 'shared' && about.when && (
        <answers.Going id={id} when={about.when} title={title} group={about.group} />
      )}
      {standing === 'asked' && <Agreement publication={publication} />}
      {about.hidden && <HiddenLine about={`publication/${id}`} hidden={about.hidden} isOwn looks />}
      <PublicationActs publication={publication} title={title} />
      {text && (
        <Texts
          publication={publication}
          text={text}
          view={view}
          isBeside={isBeside.value}
          onChoose={(code) => (chosen.value = code)}
          onBeside={() => (isBeside.value = !isBeside.value)}
        />
      )}
      {beside.length > 0 && (
        <section aria-labelledby="files">
          <h2 id="files" class="overline">
            {t('publication.files')}
          </h2>
          <Attachments files={beside} by={memberCard(about.by)?.name ?? ''} />
        </section>
      )}
      <AxisChips axes={about.axes} />
      {about.type === 'method' && about.stage !== 'draft' && <Trials publication={publication} />}
      {about.stage === 'shared' && <Visits of={id} />}
      {about.stage === 'shared' && standing !== 'author' && (
        <ReportButton about={`publication/${id}`} group={about.group} />
      )}
      {about.stage === 'shared' && standing !== 'author' && (
        <HideButton about={`publication/${id}`} group={about.group} />
      )}
      {about.stage === 'shared' && !isSecret(id) && <Cite publication={publication} title={title} />}
      {about.stage !== 'draft' && about.sharedAt && <Comments key={id} publication={publication} title={title} />}
    </article>
  );
}

function Cover({ publication: { id, about } }: { publication: Publication }) {
  const { cover } = about;
  if (!cover || savesData.value) {
    return (
      <div class="head-band">
        <Band id={about.axes[0] ?? id} height={96} />
      </div>
    );
  }
  const { width = 16, height = 9 } = cover;
  return (
    <figure class="publication-cover" style={{ aspectRatio: `${Math.max(width / height, 4 / 3)}` }}>
      <img src={`/api/files/${cover.id}/display`} width={width} height={height} alt={cover.alt ?? ''} />
    </figure>
  );
}

/** Whether only a group reads it. */
function Readers({ publication: { about } }: { publication: Publication }) {
  return about.group && about.stage === 'shared' ? <Chip icon="lock">{t('publication.inGroup')}</Chip> : null;
}

function Facts({ publication: { about } }: { publication: Publication }) {
  const when = about.when && whenWords(about.when);
  const where = placeInWords(about.territory, about.country);
  if (!when && !where && !about.place) return null;
  return (
    <ul class={when || about.place ? 'publication-facts' : 'publication-facts is-light'}>
      {when && (
        <li>
          <Icon name="calendar" />
          <span>
            <strong>{when.own}</strong>
            {when.there && <span class="small">{when.there}</span>}
          </span>
        </li>
      )}
      {about.place && (
        <li>
          <Icon name="map-pin" />
          <span>{about.place}</span>
        </li>
      )}
      {where && (
        <li>
          <Icon name="globe" />
          <a
            href={
              about.territory ? addressOf.territory(about.country, about.territory) : addressOf.country(about.country)
            }
          >
            {where}
          </a>
        </li>
      )}
    </ul>
  );
}
