import '../styles/people.css';
import type { MemberProfile } from '../api/me';
import { me } from '../app/session';
import { addressOf } from '../app/slugs';
import { isLanguage, LanguageNames, t } from '../i18n';
import { organizationCard } from '../live/cards';
import { AxisField } from '../ui/AxisField';
import { ButtonLink } from '../ui/Button';
import { AxisChips } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { chosenIn, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { CountrySelect, LanguageBoxes } from '../ui/pickers';
import { EditSection } from './EditSection';

/** The own profile, changed one part at a time. */
export default function ProfilePage() {
  const profile = me.value?.member;
  if (!profile) {
    return (
      <>
        <PageTitle title={t('profile.title')} />
        <Skeleton />
      </>
    );
  }
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('profile.title')} />
        <ButtonLink icon="eye" href={addressOf.member(profile.id, profile.name)}>
          {t('profile.see')}
        </ButtonLink>
      </div>
      <p class="lead">{t('profile.text')}</p>
      <Parts profile={profile} />
    </>
  );
}

function Parts({ profile }: { profile: MemberProfile }) {
  const languages = profile.languages.map((code) => (isLanguage(code) ? LanguageNames[code] : code));
  return (
    <div class="edits">
      <EditSection
        label={t('profile.name')}
        shown={profile.name}
        fields={['name']}
        read={(form) => ({ name: textOf(form, 'name') })}
      >
        {(form) => (
          <Field label={t('profile.name')} error={form.errorOf('name')}>
            {(field) => (
              <input {...field} name="name" autocomplete="name" required maxLength={80} defaultValue={profile.name} />
            )}
          </Field>
        )}
      </EditSection>
      <EditSection
        label={t('profile.place')}
        shown={[profile.territory, countryName(profile.country)].filter(Boolean).join(', ')}
        fields={['country', 'territory']}
        read={(form) => ({ country: textOf(form, 'country'), territory: textOf(form, 'territory') })}
      >
        {(form) => (
          <>
            <Field label={t('people.country')} error={form.errorOf('country')}>
              {(field) => <CountrySelect {...field} name="country" defaultValue={profile.country} />}
            </Field>
            <Field label={t('profile.territory')} hint={t('profile.territory.hint')} error={form.errorOf('territory')}>
              {(field) => <input {...field} name="territory" maxLength={80} defaultValue={profile.territory} />}
            </Field>
          </>
        )}
      </EditSection>
      <EditSection
        label={t('profile.languages')}
        shown={languages.join(', ')}
        fields={[]}
        read={(form) => ({ languages: chosenIn(form, 'languages') })}
      >
        {() => <LanguageBoxes label={t('profile.languages')} name="languages" chosen={profile.languages} />}
      </EditSection>
      <EditSection
        label={t('axes.label')}
        shown={profile.axes.length > 0 && <AxisChips axes={profile.axes} />}
        fields={[]}
        read={(form) => ({ axes: chosenIn(form, 'axes') })}
      >
        {() => <AxisField chosen={profile.axes} />}
      </EditSection>
      <EditSection
        label={t('profile.about')}
        shown={profile.about && <p class="profile-text">{profile.about}</p>}
        fields={['about']}
        read={(form) => ({ about: textOf(form, 'about') })}
      >
        {(form) => (
          <Field label={t('profile.about')} hint={t('profile.about.hint')} error={form.errorOf('about')}>
            {(field) => (
              <textarea {...(field as object)} name="about" rows={6} maxLength={600} defaultValue={profile.about} />
            )}
          </Field>
        )}
      </EditSection>
      <OwnOrganization profile={profile} />
    </div>
  );
}

/** The organization is told by its own people, so it is only shown here. */
function OwnOrganization({ profile: { organization, role } }: { profile: MemberProfile }) {
  const card = organization ? organizationCard(organization) : undefined;
  return (
    <section class="edit" aria-label={t('profile.organization')}>
      <div class="edit-words">
        <h2 class="edit-label">{t('profile.organization')}</h2>
        {card ? (
          <p>
            <a href={addressOf.organization(card.id, card.name)}>{card.name}</a>
            {role && ` · ${role}`}
          </p>
        ) : (
          <>
            <p class="small">{t('profile.organization.none')}</p>
            <p>
              <a href="/app/personas?ver=organizaciones">{t('profile.organization.find')}</a>
            </p>
          </>
        )}
      </div>
    </section>
  );
}
