import '../styles/account.css';
import '../styles/progress.css';
import type { ComponentChildren } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { Settings } from '../api/me';
import { me, setting } from '../app/session';
import { isLanguage, speak, t } from '../i18n';
import { AxisField } from '../ui/AxisField';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { chosenIn, Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { CountrySelect, languageChoices, Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { changeSelf, type SelfChange } from './changeSelf';
import { isArriving } from './newCode';
import { Welcome } from './Welcome';

const Questions = 3;

/** Three questions, one a screen, each of which may be left out; then the first group. */
export default function FirstStepsPage() {
  // That of this page: while the next one is loading, the address is its already.
  const { query } = useRoute();
  useEffect(() => {
    isArriving.value = false;
  }, []);
  if (!me.value) return <Skeleton />;
  const step = Number(query.p ?? '1');
  if (step > Questions) return <Welcome />;
  return step === 3 ? <Visible key={3} /> : step === 2 ? <Interests key={2} /> : <Place key={1} />;
}

interface QuestionProps {
  readonly step: number;
  readonly title: string;
  readonly read: (form: FormData) => SelfChange;
  readonly children: ComponentChildren;
}

/** One question; what is answered is kept before the next one is asked. */
function Question({ step, title, read, children }: QuestionProps) {
  const { route } = useLocation();
  const settings: Partial<Settings> = step === Questions ? { firstSteps: 'done' } : {};
  const next = `/app/primeros-pasos?p=${step + 1}`;
  const go = useSubmit(async (change: SelfChange) => {
    await changeSelf({ ...change, settings: { ...settings, ...change.settings } });
    route(next);
  });
  const skip = () => (step === Questions ? void go.submit({}) : route(next));
  return (
    <>
      <p class="small">{t('steps.progress', { n: step })}</p>
      <progress class="progress" max={Questions} value={step} aria-label={t('steps.progress', { n: step })} />
      <PageTitle title={title} />
      <Form onSubmit={(form) => void go.submit(read(form))}>
        {children}
        <Problem form={go} />
        <div class="acts">
          <Button look="primary" type="submit" busy={go.busy}>
            {t('action.continue')}
          </Button>
          <Button look="quiet" disabled={go.busy} onClick={skip}>
            {t('steps.skip')}
          </Button>
        </div>
      </Form>
    </>
  );
}

function Place() {
  const profile = me.value?.member;
  const read = (form: FormData): SelfChange => {
    const language = form.get('language') as Settings['language'];
    if (isLanguage(language)) void speak(language);
    const languages = [...new Set([language, ...(profile?.languages ?? [])])].filter(isLanguage);
    return { country: textOf(form, 'country'), languages, settings: { language } };
  };
  return (
    <Question step={1} title={t('steps.language')} read={read}>
      <Radios
        label={t('profile.language')}
        name="language"
        chosen={setting('language') ?? 'es'}
        choices={languageChoices}
        onChoose={(value) => isLanguage(value) && void speak(value)}
      />
      <Field label={t('steps.country')}>
        {(attributes) => <CountrySelect {...attributes} name="country" defaultValue={profile?.country ?? ''} />}
      </Field>
    </Question>
  );
}

function Interests() {
  const profile = me.value?.member;
  const read = (form: FormData): SelfChange => ({
    territory: textOf(form, 'territory'),
    axes: chosenIn(form, 'axes'),
  });
  return (
    <Question step={2} title={t('steps.interests')} read={read}>
      <Field label={t('profile.territory')} hint={t('profile.territory.hint')}>
        {(attributes) => (
          <input {...attributes} name="territory" defaultValue={profile?.territory ?? ''} maxLength={80} />
        )}
      </Field>
      <AxisField chosen={profile?.axes ?? []} />
      <p class="small">{t('steps.interests.organization')}</p>
    </Question>
  );
}

/** What the member lets be seen or counted, each asked apart. */
const Shows = ['presence', 'interactions', 'publicProfile'] as const;

function Visible() {
  const read = (form: FormData): SelfChange => ({
    settings: Object.fromEntries(Shows.map((name) => [name, form.get(name) === 'on' ? 'on' : 'off'])),
  });
  return (
    <Question step={3} title={t('steps.presence')} read={read}>
      <p>{t('steps.presence.text')}</p>
      <YesOrNo name="presence" />
      <h2>{t('steps.interactions')}</h2>
      <p>{t('settings.interactions.why')}</p>
      <YesOrNo name="interactions" />
      <h2>{t('steps.publicProfile')}</h2>
      <p>{t('settings.publicProfile.text')}</p>
      <YesOrNo name="publicProfile" />
    </Question>
  );
}

function YesOrNo({ name }: { name: (typeof Shows)[number] }) {
  return (
    <Radios
      label={t(`steps.${name}`)}
      quiet
      name={name}
      chosen={setting(name) ?? 'off'}
      choices={[
        { value: 'on', label: t(`steps.${name}.on`) },
        { value: 'off', label: t(`steps.${name}.off`) },
      ]}
    />
  );
}
