import { useRef } from 'preact/hooks';
import type { LogNote, LogNoteKind } from '../api/entries';
import { LogNoteKinds } from '../api/entries';
import { patch, post } from '../api/http';
import { requestId } from '../api/requestId';
import { useRequestId } from '../app/useRequestId';
import { useFormDraft } from '../composer/useFormDraft';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { today } from './days';

interface NoteFormProps {
  readonly initiative: string;
  /** Left out for a new one. */
  readonly note?: LogNote;
  readonly onDone: () => void;
}

interface NoteFields {
  readonly type: LogNoteKind;
  readonly on: string;
  readonly text: string;
}

/** A note of a log: what it is about, its day, its text. What is written into a new one is kept until it is sent. */
export function NoteForm({ initiative, note, onDone }: NoteFormProps) {
  const { learn } = useLive();
  const idOf = useRequestId();
  const form = useRef<HTMLFormElement>(null);
  const draft = useFormDraft(note ? undefined : `log/${initiative}`, form, ['text']);
  const path = `/api/initiatives/${initiative}/log`;
  const save = useSubmit(async (fields: NoteFields) => {
    const written = note
      ? await patch<LogNote>(`${path}/${note.no}`, { requestId: requestId(), ...fields })
      : await post<LogNote>(path, { requestId: idOf(fields), ...fields });
    learn(`log/${initiative}`, [written]);
    await draft.forget();
    onDone();
  });
  return (
    <Form
      own={form}
      onSubmit={(data) =>
        void save.submit({
          type: textOf(data, 'type') as LogNoteKind,
          on: textOf(data, 'on'),
          text: textOf(data, 'text'),
        })
      }
    >
      <Radios
        label={t('log.type')}
        name="type"
        chosen={note?.type ?? 'visit'}
        choices={LogNoteKinds.map((value) => ({ value, label: t(`log.type.${value}`) }))}
      />
      <Field label={t('log.on')} error={save.errorOf('on')}>
        {(field) => <input {...field} type="date" name="on" required defaultValue={note?.on ?? today()} />}
      </Field>
      <Field label={t('log.text')} error={save.errorOf('text')}>
        {(field) => (
          <textarea {...(field as object)} name="text" rows={4} required maxLength={2000} defaultValue={note?.text} />
        )}
      </Field>
      <Problem form={save} fields={['on', 'text']} />
      <div class="acts">
        <Button look="primary" type="submit" busy={save.busy}>
          {t(note ? 'action.save' : 'log.add')}
        </Button>
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </Form>
  );
}
