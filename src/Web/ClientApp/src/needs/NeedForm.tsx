import type { RefObject } from 'preact';
import type { NeedAbout, NeedKind } from '../api/entries';
import { t } from '../i18n';
import { today } from '../initiatives/days';
import { AxisField } from '../ui/AxisField';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { chosenIn, Form, textOf } from '../ui/Form';
import { CountrySelect, LanguageBoxes, Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import type { Submit } from '../ui/useSubmit';

/** What a need or offer is made from, or what to change of it. */
export interface NeedDraft {
  readonly type: NeedKind;
  readonly title: string;
  readonly text: string;
  readonly axes: readonly string[];
  readonly country: string;
  readonly territory: string;
  readonly languages: readonly string[];
  readonly until?: string;
  readonly clearUntil: boolean;
}

interface NeedFormProps {
  /** What it says now, or what is proposed for a new one. */
  readonly about: Partial<NeedAbout>;
  readonly form: Submit<NeedDraft>;
  readonly act: string;
  readonly own?: RefObject<HTMLFormElement | null>;
}

/** What of a form is kept while it is written. */
export const KeptFields = ['title', 'text', 'territory', 'until'];

const Kinds: readonly NeedKind[] = ['need', 'offer'];
const Fields = ['title', 'text', 'country', 'territory', 'until'];

/** The questions about a need or an offer, the same when it is made and when it is changed. */
export function NeedForm({ about, form, act, own }: NeedFormProps) {
  const send = (data: FormData) => {
    const until = textOf(data, 'until');
    void form.submit({
      type: textOf(data, 'type') as NeedKind,
      title: textOf(data, 'title'),
      text: textOf(data, 'text'),
      axes: chosenIn(data, 'axes'),
      country: textOf(data, 'country'),
      territory: textOf(data, 'territory'),
      languages: chosenIn(data, 'languages'),
      until: until || undefined,
      clearUntil: !until,
    });
  };
  return (
    <Form own={own} onSubmit={send}>
      <Radios
        label={t('needs.type')}
        name="type"
        chosen={about.type ?? 'need'}
        choices={Kinds.map((value) => ({ value, label: t(`needs.type.${value}`) }))}
      />
      <Field label={t('needs.title')} hint={t('needs.title.hint')} error={form.errorOf('title')}>
        {(field) => <input {...field} name="title" required maxLength={120} defaultValue={about.title} />}
      </Field>
      <Field label={t('needs.text')} hint={t('needs.text.hint')} error={form.errorOf('text')}>
        {(field) => <textarea {...(field as object)} name="text" rows={5} maxLength={1000} defaultValue={about.text} />}
      </Field>
      <p class="field-hint">{t('needs.axes.hint')}</p>
      <AxisField chosen={about.axes ?? []} />
      <Field label={t('people.country')} hint={t('needs.country.hint')} error={form.errorOf('country')}>
        {(field) => <CountrySelect {...field} name="country" defaultValue={about.country ?? ''} />}
      </Field>
      <Field label={t('profile.territory')} hint={t('profile.territory.hint')} error={form.errorOf('territory')}>
        {(field) => <input {...field} name="territory" maxLength={80} defaultValue={about.territory} />}
      </Field>
      <LanguageBoxes label={t('needs.languages')} name="languages" chosen={about.languages ?? []} />
      <Field label={t('needs.until')} hint={t('needs.until.hint')} error={form.errorOf('until')}>
        {(field) => <input {...field} type="date" name="until" min={today()} defaultValue={about.until} />}
      </Field>
      <Problem form={form} fields={Fields} />
      <Button look="primary" type="submit" busy={form.busy}>
        {act}
      </Button>
    </Form>
  );
}
