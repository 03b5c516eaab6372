import '../styles/people.css';
import '../styles/needs.css';
import { useRoute } from 'preact-iso';
import type { NeedAbout } from '../api/entries';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { HideButton } from '../hiding/HideButton';
import { HiddenLine } from '../hiding/HiddenLine';
import { useModerates } from '../hiding/useModerates';
import { isLanguage, LanguageNames, t } from '../i18n';
import { exact } from '../i18n/dates';
import { dayInWords, today } from '../initiatives/days';
import { Listen } from '../listen/Listen';
import { AxisChips, Chip } from '../ui/Chip';
import { placeInWords } from '../ui/countryName';
import { Icon } from '../ui/Icon';
import { MemberLink } from '../ui/MemberLink';
import { PageTitle } from '../ui/Page';
import { RelativeTime } from '../ui/RelativeTime';
import { ReportButton } from '../reports/ReportButton';
import { Visits } from '../visits/Visits';
import { Fits } from './Fits';
import { Helpers } from './Helpers';
import { HelpLink } from './HelpLink';
import { isOpen } from './matches';
import { NamingAsked } from './NamingAsked';
import { NeedActs } from './NeedActs';
import { NeedChip } from './NeedChip';
import { NeedFace } from './NeedFace';
import { cardOf, type Need, useNeed } from './useNeed';
import { useOwn } from './useOwn';
import { nameOf } from './words';

/** A need or an offer: what it says, who helps for those who ask, and what fits it. */
export default function NeedPage() {
  return (
    <Found found={useNeed(useRoute().params.need ?? '')} title={t('nav.needs')} shape="card">
      {(need) => <Whole key={need.id} need={need} />}
    </Found>
  );
}

function Whole({ need }: { need: Need }) {
  const { id, about } = need;
  const own = useOwn();
  const isOwn = own.isOwn(about);
  const begun = own.helpsIn(id) !== undefined;
  const open = isOpen(about, today());
  if (about.hidden) return <HiddenNeed need={need} isOwn={isOwn} />;
  return (
    <article class="profile need">
      <Head about={about} />
      {about.stage === 'answered' && <Answered about={about} />}
      {about.stage !== 'answered' && !open && <p class="alert">{t('needs.over.text')}</p>}
      {!isOwn && <NamingAsked need={need} />}
      {about.text && <p class="profile-text">{about.text}</p>}
      <Listen look="quiet" source={about.text} by={about.by} />
      <AxisChips axes={about.axes} />
      <Facts about={about} />
      {isOwn ? (
        <NeedActs need={need} />
      ) : (
        (open || begun) && (
          <div class="acts">
            <HelpLink need={{ id, title: about.title, type: about.type }} begun={begun} look="primary" />
          </div>
        )
      )}
      {isOwn && <Helpers need={need} />}
      {open && <Fits card={cardOf(need)} own={own} />}
      {!isOwn && <ReportButton about={`need/${id}`} />}
      {!isOwn && <HideButton about={`need/${id}`} />}
      <Visits of={id} />
    </article>
  );
}

/** Whose it is, and why nothing more is there to read. */
function HiddenNeed({ need: { id, about }, isOwn }: { need: Need; isOwn: boolean }) {
  const moderates = useModerates(undefined);
  return (
    <article class="profile need">
      <Head about={about} />
      {about.hidden && (
        <HiddenLine about={`need/${id}`} hidden={about.hidden} isOwn={isOwn} looks={isOwn || moderates} />
      )}
    </article>
  );
}

function Head({ about }: { about: NeedAbout }) {
  const { person, of } = nameOf(about);
  const { by, organization, initiative } = about;
  return (
    <header class="need-head">
      <PageTitle title={about.title || t('hiding.page')} back={{ href: '/app/necesidades', label: t('nav.needs') }} />
      <p class="need-chips">
        <NeedChip type={about.type} />
      </p>
      <div class="need-by">
        <NeedFace of={about} />
        <p>
          <MemberLink id={by} name={person} />
          {of && (
            <>
              {' '}
              <a
                class="directory-organization"
                href={
                  organization ? addressOf.organization(organization, of) : addressOf.initiative(initiative ?? '', of)
                }
              >
                {t('needs.for', { name: of })}
              </a>
            </>
          )}
          <span class="small">
            {' · '}
            <RelativeTime at={about.at} />
          </span>
        </p>
      </div>
    </header>
  );
}

/** An answered need says so, and thanks whoever agreed to be named. */
function Answered({ about: { answeredBy, answeredAt, thanks } }: { about: NeedAbout }) {
  return (
    <section class="need-answered" aria-label={t('needs.answered')}>
      <p>
        <Icon name="check" />{' '}
        <strong>{t(answeredBy.length > 0 ? 'needs.answered.thanksTo' : 'needs.answered.text')}</strong>{' '}
        {answeredBy.map((id, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <MemberLink id={id} />
          </span>
        ))}
      </p>
      {thanks && <p class="need-thanks">{thanks}</p>}
      {answeredAt && <p class="small">{exact(new Date(answeredAt))}</p>}
    </section>
  );
}

function Facts({ about: { territory, country, languages, until, stage } }: { about: NeedAbout }) {
  const place = placeInWords(territory, country);
  return (
    <dl class="data">
      <div>
        <dt>{t('person.place')}</dt>
        <dd>{place || t('needs.anywhere')}</dd>
      </div>
      {languages.length > 0 && (
        <div>
          <dt>{t('person.languages')}</dt>
          <dd>{languages.map((code) => (isLanguage(code) ? LanguageNames[code] : code)).join(', ')}</dd>
        </div>
      )}
      {until && stage === 'open' && (
        <div>
          <dt>{t('needs.until')}</dt>
          <dd>
            <time dateTime={until}>{dayInWords(until)}</time>
          </dd>
        </div>
      )}
      {stage === 'closed' && (
        <div>
          <dt>{t('needs.stage')}</dt>
          <dd>
            <Chip icon="lock">{t('needs.over')}</Chip>
          </dd>
        </div>
      )}
    </dl>
  );
}
