import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { changeSelf, type SelfChange } from '../account/changeSelf';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Form } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { type Submit, useSubmit } from '../ui/useSubmit';

interface EditSectionProps {
  readonly label: string;
  /** What holds now, in words. */
  readonly shown: ComponentChildren;
  readonly fields: readonly string[];
  readonly read: (form: FormData) => SelfChange;
  readonly children: (form: Submit<FormData>) => ComponentChildren;
}

/** One part of the own profile: what it is, and a form in its place when it is being changed. */
export function EditSection({ label, shown, fields, read, children }: EditSectionProps) {
  const edits = useSignal(false);
  const place = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  const save = useSubmit(async (form: FormData) => {
    await changeSelf(read(form));
    edits.value = false;
  });
  const open = edits.value;
  useEffect(() => {
    // The focus goes into the form, and back to the button that opened it.
    if (open) place.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    else if (wasOpen.current) place.current?.querySelector('button')?.focus();
    wasOpen.current = open;
  }, [open]);
  return (
    <section ref={place} class="edit" aria-label={label}>
      {open ? (
        <Form onSubmit={(form) => void save.submit(form)}>
          {children(save)}
          <Problem form={save} fields={fields} />
          <div class="acts">
            <Button look="primary" type="submit" busy={save.busy}>
              {t('action.save')}
            </Button>
            <Button onClick={() => (edits.value = false)}>{t('action.cancel')}</Button>
          </div>
        </Form>
      ) : (
        <>
          <div class="edit-words">
            <h2 class="edit-label">{label}</h2>
            <div>{shown || <span class="small">{t('profile.empty')}</span>}</div>
          </div>
          <Button
            look="quiet"
            icon="pencil"
            label={t('profile.edit', { part: label })}
            onClick={() => (edits.value = true)}
          />
        </>
      )}
    </section>
  );
}
