import type { Axis } from '../api/entries';
import { patch, post } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { LanguageNames, Languages, language, t } from '../i18n';
import { axisBranches, labelOf } from '../live/axes';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

interface AxisFormProps {
  /** What is to change; nothing when one is proposed. */
  readonly axis?: Axis;
  readonly onDone: () => void;
}

interface Answers {
  readonly labels: Readonly<Record<string, string>>;
  readonly about: string;
  readonly parent: string;
}

/** What an axis is called in each language, what it covers and where it belongs. */
export function AxisForm({ axis, onDone }: AxisFormProps) {
  const idOf = useRequestId();
  const form = useSubmit(async (answers: Answers) => {
    const body = { requestId: idOf(answers), ...answers };
    await (axis ? patch(`/api/axes/${axis.id}`, body) : post('/api/axes', body));
    onDone();
  });
  // The reader's own language comes first, and is all that has to be filled in.
  const languages = [language.value, ...Languages.filter((one) => one !== language.value)];
  const hasParts = axisBranches.value.some((branch) => branch.axis.id === axis?.id && branch.parts.length > 0);
  const parents = axisBranches.value.map((branch) => branch.axis).filter((one) => one.id !== axis?.id);
  const read = (data: FormData): Answers => ({
    labels: Object.fromEntries(Languages.map((one) => [one, textOf(data, `label-${one}`)])),
    about: textOf(data, 'about'),
    parent: textOf(data, 'parent'),
  });
  return (
    <Form onSubmit={(data) => void form.submit(read(data))}>
      {languages.map((one, i) => (
        <Field
          key={one}
          label={t('themes.form.label', { language: LanguageNames[one] })}
          hint={i === 0 ? t('themes.form.label.hint') : undefined}
          error={i === 0 ? form.errorOf('labels') : undefined}
        >
          {(field) => (
            <input
              {...field}
              name={`label-${one}`}
              lang={one}
              maxLength={60}
              required={i === 0 && !axis}
              defaultValue={axis?.labels[one]}
            />
          )}
        </Field>
      ))}
      <Field label={t('themes.form.about')} error={form.errorOf('about')}>
        {(field) => (
          <textarea {...(field as object)} name="about" rows={3} maxLength={300} defaultValue={axis?.about} />
        )}
      </Field>
      {!hasParts && (
        <Field label={t('themes.form.parent')} error={form.errorOf('parent')}>
          {(field) => (
            <select {...(field as object)} name="parent" defaultValue={axis?.parent ?? ''}>
              <option value="">{t('themes.form.parent.none')}</option>
              {parents.map((one) => (
                <option key={one.id} value={one.id} selected={one.id === axis?.parent}>
                  {labelOf(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Problem form={form} />
      <Button type="submit" look="primary" busy={form.busy}>
        {t(axis ? 'action.save' : 'themes.propose')}
      </Button>
    </Form>
  );
}
