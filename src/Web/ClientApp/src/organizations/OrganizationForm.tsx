import type { OrganizationAbout } from '../api/entries';
import { t } from '../i18n';
import { OrganizationKinds } from '../people/kinds';
import { AxisField } from '../ui/AxisField';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { chosenIn, Form, textOf } from '../ui/Form';
import { CountrySelect, LanguageBoxes } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import type { Submit } from '../ui/useSubmit';

/** What an organization is made from, or what to change of it. */
export type OrganizationChange = Pick<
  OrganizationAbout,
  'name' | 'type' | 'country' | 'territory' | 'site' | 'languages' | 'about' | 'axes'
>;

interface OrganizationFormProps {
  readonly about?: OrganizationAbout;
  readonly form: Submit<OrganizationChange>;
  readonly act: string;
}

const Fields = ['name', 'country', 'territory', 'site', 'about'];

/** The questions about an organization, the same when it is made and when it is changed. */
export function OrganizationForm({ about, form, act }: OrganizationFormProps) {
  const read = (data: FormData): OrganizationChange => ({
    name: textOf(data, 'name'),
    type: textOf(data, 'type') as OrganizationAbout['type'],
    country: textOf(data, 'country'),
    territory: textOf(data, 'territory'),
    site: textOf(data, 'site'),
    languages: chosenIn(data, 'languages'),
    about: textOf(data, 'about'),
    axes: chosenIn(data, 'axes'),
  });
  return (
    <Form onSubmit={(data) => void form.submit(read(data))}>
      <Field label={t('organization.name')} error={form.errorOf('name')}>
        {(field) => <input {...field} name="name" required maxLength={120} defaultValue={about?.name} />}
      </Field>
      <Field label={t('organization.kind')}>
        {(field) => (
          <select {...(field as object)} name="type">
            {OrganizationKinds.map((kind) => (
              <option key={kind} value={kind} selected={kind === about?.type}>
                {t(`orgKind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('people.country')} error={form.errorOf('country')}>
        {(field) => <CountrySelect {...field} name="country" defaultValue={about?.country ?? ''} />}
      </Field>
      <Field label={t('profile.territory')} hint={t('profile.territory.hint')} error={form.errorOf('territory')}>
        {(field) => <input {...field} name="territory" maxLength={80} defaultValue={about?.territory} />}
      </Field>
      <Field label={t('organization.site')} hint={t('organization.site.hint')} error={form.errorOf('site')}>
        {(field) => <input {...field} type="url" name="site" maxLength={200} defaultValue={about?.site} />}
      </Field>
      <Field label={t('organization.about')} error={form.errorOf('about')}>
        {(field) => (
          <textarea {...(field as object)} name="about" rows={5} maxLength={1000} defaultValue={about?.about} />
        )}
      </Field>
      <LanguageBoxes label={t('organization.languages')} name="languages" chosen={about?.languages ?? []} />
      <AxisField chosen={about?.axes ?? []} />
      <Problem form={form} fields={Fields} />
      <Button look="primary" type="submit" busy={form.busy}>
        {act}
      </Button>
    </Form>
  );
}
