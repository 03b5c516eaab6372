import { useSignal } from '@preact/signals';
import type { CountedFigure, InitiativeAbout, InitiativeKind } from '../api/entries';
import { t } from '../i18n';
import { AxisField } from '../ui/AxisField';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { chosenIn, Form, textOf } from '../ui/Form';
import { CountrySelect, LanguageBoxes } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import type { Submit } from '../ui/useSubmit';
import { FigureFields, figureIn } from './FigureFields';
import { InitiativeKinds } from './kinds';

/** What an initiative is made from, or what to change of it. A figure without a value is none. */
export type InitiativeChange = Pick<
  InitiativeAbout,
  'name' | 'kinds' | 'products' | 'country' | 'territory' | 'languages' | 'axes' | 'about'
> & { readonly families: Partial<CountedFigure>; readonly women: Partial<CountedFigure> };

interface InitiativeFormProps {
  readonly about?: InitiativeAbout;
  readonly form: Submit<InitiativeChange>;
  readonly act: string;
}

const Fields = ['name', 'kinds', 'products', 'families', 'women', 'country', 'territory', 'about'];

const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);

/** The questions about an initiative, the same when it is made and when it is changed. */
export function InitiativeForm({ about, form, act }: InitiativeFormProps) {
  const kindMissing = useSignal(false);
  const send = (data: FormData) => {
    const kinds = chosenIn(data, 'kinds') as InitiativeKind[];
    kindMissing.value = kinds.length === 0;
    if (kindMissing.value) return;
    void form.submit({
      name: textOf(data, 'name'),
      kinds,
      products: linesOf(textOf(data, 'products')),
      families: figureIn(data, 'families'),
      women: figureIn(data, 'women'),
      country: textOf(data, 'country'),
      territory: textOf(data, 'territory'),
      languages: chosenIn(data, 'languages'),
      axes: chosenIn(data, 'axes'),
      about: textOf(data, 'about'),
    });
  };
  return (
    <Form onSubmit={send}>
      <Field label={t('initiative.name')} error={form.errorOf('name')}>
        {(field) => <input {...field} name="name" required maxLength={120} defaultValue={about?.name} />}
      </Field>
      <KindBoxes
        chosen={about?.kinds ?? []}
        error={kindMissing.value ? t('initiative.kinds.missing') : form.errorOf('kinds')}
      />
      <Field label={t('initiative.products')} hint={t('initiative.products.hint')} error={form.errorOf('products')}>
        {(field) => (
          <textarea {...(field as object)} name="products" rows={4} defaultValue={about?.products.join('\n')} />
        )}
      </Field>
      <Field label={t('people.country')} error={form.errorOf('country')}>
        {(field) => <CountrySelect {...field} name="country" defaultValue={about?.country ?? ''} />}
      </Field>
      <Field label={t('profile.territory')} hint={t('profile.territory.hint')} error={form.errorOf('territory')}>
        {(field) => <input {...field} name="territory" maxLength={80} defaultValue={about?.territory} />}
      </Field>
      <FigureFields
        name="families"
        title={t('initiative.families')}
        label={t('initiative.families')}
        most={100_000}
        least={1}
        present={about?.families}
        error={form.errorOf('families')}
      />
      <FigureFields
        name="women"
        title={t('initiative.women')}
        label={t('initiative.women.label')}
        most={100}
        least={0}
        present={about?.women}
        error={form.errorOf('women')}
      />
      <Field label={t('initiative.about')} error={form.errorOf('about')}>
        {(field) => (
          <textarea {...(field as object)} name="about" rows={5} maxLength={1000} defaultValue={about?.about} />
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

function KindBoxes({ chosen, error }: { chosen: readonly InitiativeKind[]; error: string | undefined }) {
  return (
    <fieldset class="boxes">
      <legend class="field-label">{t('initiative.kinds')}</legend>
      {InitiativeKinds.map((kind) => (
        <label key={kind} class="box-choice">
          <input type="checkbox" name="kinds" value={kind} defaultChecked={chosen.includes(kind)} />
          {t(`initiativeKind.${kind}`)}
        </label>
      ))}
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
