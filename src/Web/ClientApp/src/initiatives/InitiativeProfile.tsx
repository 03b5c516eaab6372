import type { CountedFigure, InitiativeAbout } from '../api/entries';
import { addressOf } from '../app/slugs';
import { isLanguage, LanguageNames, t } from '../i18n';
import { organizationCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { NeedsOf } from '../needs/NeedsOf';
import { OwnPlace } from '../people/OwnPlace';
import { PersonOf } from '../people/PersonOf';
import { Follow } from '../relations/Follow';
import { ProjectsOf } from '../projects/ProjectsOf';
import { AxisChips } from '../ui/Chip';
import { OrganizationFace } from '../ui/Face';
import { ReportButton } from '../reports/ReportButton';
import { Visits } from '../visits/Visits';
import { dayInWords } from './days';
import { PlaceSection } from './PlaceSection';
import { type Initiative, type InitiativeRights, peopleOf } from './useInitiative';

interface InitiativeProfileProps {
  readonly initiative: Initiative;
  readonly rights: InitiativeRights;
}

/** What everybody in the network reads of an initiative. */
export function InitiativeProfile({ initiative, rights }: InitiativeProfileProps) {
  const { about, people } = initiative;
  const self = useLive().member;
  const own = people.find((person) => person.id === self);
  return (
    <>
      {own?.unconfirmed && <OwnPlace of={peopleOf(initiative)} />}
      <Follow target={initiative.id} />
      <AxisChips axes={about.axes} />
      <Figures about={about} />
      <Products products={about.products} />
      <Organization id={about.organization} />
      <section aria-labelledby="about">
        <h2 id="about" class="overline">
          {t('initiative.about')}
        </h2>
        <p class={about.about ? 'profile-text' : 'small'}>{about.about || t('initiative.about.none')}</p>
        {about.languages.length > 0 && (
          <p class="small">
            {t('person.languages')}:{' '}
            {about.languages.map((code) => (isLanguage(code) ? LanguageNames[code] : code)).join(', ')}
          </p>
        )}
      </section>
      <ProjectsOf which={(card) => card.actors.includes(initiative.id)} />
      <PlaceSection initiative={initiative} rights={rights} />
      <NeedsOf which={(card) => card.initiative === initiative.id} ofOne />
      <section aria-labelledby="people">
        <h2 id="people" class="overline">
          {t('initiative.people')} · {people.length}
        </h2>
        {people.length === 0 && <p class="small">{t('initiative.people.none')}</p>}
        <ul class="directory">
          {people.map((person) => (
            <PersonOf key={person.id} person={person} />
          ))}
        </ul>
        {own && !own.unconfirmed && <OwnPlace of={peopleOf(initiative)} />}
      </section>
      {!rights.changes && <ReportButton about={`initiative/${initiative.id}`} />}
      <Visits of={initiative.id} />
    </>
  );
}

function Figures({ about }: { about: InitiativeAbout }) {
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" class="overline">
        {t('initiative.facts')}
      </h2>
      <dl class="figures">
        <Figure label={t('initiative.families')} figure={about.families} words={(n) => String(n)} />
        <Figure
          label={t('initiative.women')}
          figure={about.women}
          words={(share) => t('initiative.women.share', { share })}
        />
      </dl>
    </section>
  );
}

interface FigureProps {
  readonly label: string;
  readonly figure: CountedFigure | undefined;
  readonly words: (value: number) => string;
}

function Figure({ label, figure, words }: FigureProps) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      {figure ? (
        <>
          <dd class="figure-value">{words(figure.value)}</dd>
          <dd class="small">{[dayInWords(figure.on), figure.source].join(' · ')}</dd>
        </>
      ) : (
        <dd class="small">{t('initiative.counted.none')}</dd>
      )}
    </div>
  );
}

function Products({ products }: { products: readonly string[] }) {
  if (products.length === 0) return null;
  return (
    <section aria-labelledby="products">
      <h2 id="products" class="overline">
        {t('initiative.products')}
      </h2>
      <ul class="chips">
        {products.map((product) => (
          <li key={product} class="chip">
            {product}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Organization({ id }: { id: string }) {
  const name = organizationCard(id)?.name;
  if (!name) return null;
  return (
    <section aria-labelledby="accompanied">
      <h2 id="accompanied" class="overline">
        {t('initiative.organization')}
      </h2>
      <p class="directory-row">
        <OrganizationFace id={id} />
        <a class="cover-link directory-name" href={addressOf.organization(id, name)}>
          {name}
        </a>
      </p>
    </section>
  );
}
