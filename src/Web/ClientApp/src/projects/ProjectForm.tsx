import { useRef } from 'preact/hooks';
import type { ProjectAbout, ProjectStage } from '../api/entries';
import { ProjectStages } from '../api/entries';
import { useFormDraft } from '../composer/useFormDraft';
import { t } from '../i18n';
import { AxisField } from '../ui/AxisField';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { chosenIn, Form, textOf } from '../ui/Form';
import { CountrySelect, LanguageBoxes, Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import type { Submit } from '../ui/useSubmit';

/** What a project is made from, or what to change of it; a day that is left out is not known. */
export type ProjectChange = Pick<
  ProjectAbout,
  'name' | 'purpose' | 'stage' | 'country' | 'territories' | 'languages' | 'axes'
> & { readonly dates: { readonly starts?: string; readonly ends?: string } };

interface ProjectFormProps {
  readonly about?: ProjectAbout;
  readonly form: Submit<ProjectChange>;
  readonly act: string;
  /** Under which name what is written is kept until it is sent. */
  readonly draft: string;
}

const Fields = ['name', 'purpose', 'starts', 'ends', 'country', 'territories'];
const Texts = ['name', 'purpose', 'starts', 'ends', 'territories'];

const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);

/** The questions about a project, the same when it is made and when it is changed. */
export function ProjectForm({ about, form, act, draft }: ProjectFormProps) {
  const own = useRef<HTMLFormElement>(null);
  const kept = useFormDraft(draft, own, Texts);
  const send = async (data: FormData) => {
    const done = await form.submit({
      name: textOf(data, 'name'),
      purpose: textOf(data, 'purpose'),
      stage: textOf(data, 'stage') as ProjectStage,
      dates: { starts: textOf(data, 'starts') || undefined, ends: textOf(data, 'ends') || undefined },
      country: textOf(data, 'country'),
      territories: linesOf(textOf(data, 'territories')),
      languages: chosenIn(data, 'languages'),
      axes: chosenIn(data, 'axes'),
    });
    if (done) await kept.forget();
  };
  return (
    <Form own={own} onSubmit={(data) => void send(data)}>
      <Field label={t('project.name')} error={form.errorOf('name')}>
        {(field) => <input {...field} name="name" required maxLength={120} defaultValue={about?.name} />}
      </Field>
      <Field label={t('project.purpose')} hint={t('project.purpose.hint')} error={form.errorOf('purpose')}>
        {(field) => (
          <textarea {...(field as object)} name="purpose" rows={5} maxLength={2000} defaultValue={about?.purpose} />
        )}
      </Field>
      <Radios
        label={t('project.stage')}
        name="stage"
        chosen={about?.stage ?? 'idea'}
        choices={ProjectStages.map((value) => ({ value, label: t(`project.stage.${value}`) }))}
      />
      <div class="project-days">
        <Field label={t('project.starts')} error={form.errorOf('starts')}>
          {(field) => <input {...field} type="date" name="starts" min="1990-01-01" defaultValue={about?.starts} />}
        </Field>
        <Field label={t('project.ends')} error={form.errorOf('ends')}>
          {(field) => <input {...field} type="date" name="ends" min="1990-01-01" defaultValue={about?.ends} />}
        </Field>
      </div>
      <Field label={t('people.country')} error={form.errorOf('country')}>
        {(field) => <CountrySelect {...field} name="country" defaultValue={about?.country ?? ''} />}
      </Field>
      <Field label={t('project.territories')} hint={t('project.territories.hint')} error={form.errorOf('territories')}>
        {(field) => (
          <textarea {...(field as object)} name="territories" rows={3} defaultValue={about?.territories.join('\n')} />
        )}
      </Field>
      <LanguageBoxes label={t('person.languages')} name="languages" chosen={about?.languages ?? []} />
      <AxisField chosen={about?.axes ?? []} />
      <Problem form={form} fields={Fields} />
      <Button look="primary" type="submit" busy={form.busy}>
        {act}
      </Button>
    </Form>
  );
}
