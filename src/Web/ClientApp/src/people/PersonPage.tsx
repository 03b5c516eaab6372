import '../styles/people.css';
import { useRoute } from 'preact-iso';
import type { Membership } from '../api/entries';
import type { Presence } from '../api/live';
import { get } from '../api/http';
import type { MemberProfile } from '../api/me';
import { NotFoundPage } from '../app/NotFoundPage';
import { isAdministrator, me } from '../app/session';
import { FeedOf } from '../feeds/FeedOf';
import { LanguageNames, isLanguage, t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive, useTopic } from '../live/hooks';
import { NeedsOf } from '../needs/NeedsOf';
import { ProjectsOf } from '../projects/ProjectsOf';
import { Band } from '../ui/Band';
import { ButtonLink } from '../ui/Button';
import { AxisChips } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { EmptyState, ErrorState, NoLine, Skeleton } from '../ui/EmptyState';
import { MemberFace } from '../ui/Face';
import { PageTitle } from '../ui/Page';
import { WriteTo } from '../talks/WriteTo';
import { Follow } from '../relations/Follow';
import { LinkButton } from '../relations/LinkButton';
import { LinkedWith } from '../relations/LinkedWith';
import { ReportButton } from '../reports/ReportButton';
import { findPerson, leftBy } from './findPerson';
import { PersonWork } from './PersonWork';
import { PresenceWords } from './PresenceWords';
import { RestoreAccess } from './RestoreAccess';
import { SharedGroups, useSharedGroups } from './SharedGroups';
import { useKept } from './useKept';

interface MemberView {
  readonly profile: MemberProfile;
  readonly presence?: Presence;
}

/** A person's page. */
export default function PersonPage() {
  const slug = useRoute().params.person ?? '';
  const { state, status } = useTopic('directory/members');
  const id = findPerson(slug, state?.entries ?? new Map());
  const kept = useKept(id ? `member/${id}` : null, () => get<MemberView>(`/api/members/${id}`));
  const { line } = useLive();
  // As long as the directory is not whole, who is not in it may still come.
  if (!id && !(status === 'held' && state?.low === 0)) {
    return line.value === 'waiting' ? <NoLine /> : <Skeleton shape="card" />;
  }
  if (!id || kept.state === 'missing') {
    return leftBy(slug, state?.entries) ? <EmptyState id="left" title={t('member.left')} /> : <NotFoundPage />;
  }
  const profile = kept.value?.profile ?? knownOf(id);
  if (!profile) {
    return kept.state === 'loading' ? <Skeleton shape="card" /> : <ErrorState onRetry={kept.again} />;
  }
  return (
    <Person
      profile={profile}
      presence={kept.value?.presence}
      whole={kept.value !== undefined}
      failed={kept.state === 'away' || kept.state === 'failed'}
    />
  );
}

/** What the directory says of a member until the profile is here. */
function knownOf(id: string): MemberProfile | undefined {
  const self = me.value?.member;
  if (self?.id === id) return self;
  const card = memberCard(id);
  return card && { ...card, role: '', territory: '', about: '' };
}

interface PersonProps {
  readonly profile: MemberProfile;
  readonly presence: Presence | undefined;
  /** Whether more than the card is known. */
  readonly whole: boolean;
  readonly failed: boolean;
}

function Person({ profile, presence, whole, failed }: PersonProps) {
  const { id, name } = profile;
  const isSelf = id === useLive().member;
  const groups = useSharedGroups(id);
  const place = [profile.territory, countryName(profile.country)].filter(Boolean).join(', ');
  return (
    <article class="profile">
      <div class="head-band">
        <Band id={id} height={96} />
      </div>
      <header class="profile-head">
        <MemberFace id={id} size={96} />
        <div>
          <PageTitle title={name} />
          <PersonWork profile={profile} />
          {!isSelf && <PresenceWords id={id} known={presence} />}
        </div>
      </header>
      {isSelf && (
        <div class="acts">
          <ButtonLink look="primary" icon="pencil" href="/app/perfil">
            {t('person.edit')}
          </ButtonLink>
          <ButtonLink icon="settings" href="/app/ajustes">
            {t('nav.settings')}
          </ButtonLink>
        </div>
      )}
      <div class="acts">
        <Follow target={id} />
        {!isSelf && <LinkButton id={id} name={name} />}
        {!isSelf && <WriteTo id={id} name={name} />}
        {!isSelf && <ReportButton about={`me/${id}`} />}
        {!isSelf && mayRestore(groups) && <RestoreAccess id={id} name={name} />}
      </div>
      <AxisChips axes={profile.axes} />
      <dl class="data">
        {place && (
          <div>
            <dt>{t('person.place')}</dt>
            <dd>{place}</dd>
          </div>
        )}
        {profile.languages.length > 0 && (
          <div>
            <dt>{t('person.languages')}</dt>
            <dd>{profile.languages.map((code) => (isLanguage(code) ? LanguageNames[code] : code)).join(', ')}</dd>
          </div>
        )}
      </dl>
      <section aria-labelledby="about">
        <h2 id="about" class="overline">
          {t('person.about', { name })}
        </h2>
        <p class={profile.about ? 'profile-text' : 'small'}>
          {profile.about ||
            (!whole && failed
              ? t('person.about.later')
              : whole
                ? t('person.about.none', { name })
                : t('state.loading'))}
        </p>
      </section>
      <LinkedWith id={id} />
      <ProjectsOf which={(card) => card.people.includes(id)} />
      <NeedsOf which={(card) => card.by === id} />
      <FeedOf feed={id} empty={t('person.feed.none', { name })} share={isSelf ? '/app/compartir' : undefined} />
      {!isSelf && <SharedGroups groups={groups} />}
    </article>
  );
}

/** Administrators help others back in, and those who facilitate the group that welcomes newcomers. */
const mayRestore = (groups: readonly Membership[]): boolean =>
  isAdministrator() || groups.some(({ id, role }) => role === 'facilitator' && id === me.value?.network.welcomeGroup);
