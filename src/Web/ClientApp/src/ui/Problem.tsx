interface ProblemProps {
  readonly form: { readonly error: string | undefined; readonly field: string | undefined };
  /** The fields that say themselves what is wrong with them. */
  readonly fields?: readonly string[];
}

/** What went wrong with an act, beside its button; said aloud when it appears. */
export function Problem({ form, fields = [] }: ProblemProps) {
  const shown = form.error && !fields.includes(form.field ?? '');
  return <div role="alert">{shown && <p class="alert alert-danger">{form.error}</p>}</div>;
}
