import type { ComponentChildren } from 'preact';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import type { Submit } from '../ui/useSubmit';

interface WhyFormProps {
  /** Sends the words. */
  readonly form: Submit<string>;
  readonly label: string;
  /** Who reads them. */
  readonly hint?: string;
  readonly act: string;
  /** What is chosen before. */
  readonly children?: ComponentChildren;
}

/** A form in which somebody says why, which nobody decides here without. */
export function WhyForm({ form, label, hint, act, children }: WhyFormProps) {
  return (
    <Form onSubmit={(data) => void form.submit(textOf(data, 'text'))}>
      {children}
      <Field label={label} hint={hint} error={form.errorOf('text')}>
        {(field) => <textarea {...(field as object)} name="text" rows={3} maxLength={500} required />}
      </Field>
      <Problem form={form} fields={['text']} />
      <Button look="primary" type="submit" busy={form.busy}>
        {act}
      </Button>
    </Form>
  );
}
