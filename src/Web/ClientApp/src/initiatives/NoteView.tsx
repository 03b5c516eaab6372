import { useSignal } from '@preact/signals';
import type { LogNote, LogNoteKind } from '../api/entries';
import { del, patch } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import type { IconName } from '../ui/Icon';
import { useSubmit } from '../ui/useSubmit';
import { dayInWords } from './days';
import { NoteForm } from './NoteForm';

const icons: Record<LogNoteKind, IconName> = {
  visit: 'map-pin',
  agreement: 'handshake',
  nextStep: 'clock',
  note: 'pencil',
};

interface NoteViewProps {
  readonly initiative: string;
  readonly note: LogNote;
  /** Whether the reader removes notes of others, too. */
  readonly mayRemove: boolean;
}

/** One note of a log. */
export function NoteView({ initiative, note, mayRemove }: NoteViewProps) {
  const { member, learn } = useLive();
  const open = useSignal<'edit' | 'remove' | null>(null);
  const isOwn = note.by === member;
  const path = `/api/initiatives/${initiative}/log/${note.no}`;
  const tick = useSubmit(async (done: boolean) =>
    learn(`log/${initiative}`, [await patch<LogNote>(path, { requestId: requestId(), done })]),
  );
  const remove = useSubmit(() => del(`${path}?requestId=${requestId()}`));
  return (
    <li class="card note">
      <p class="note-head">
        <Chip icon={icons[note.type]}>{t(`log.type.${note.type}`)}</Chip>
        <time dateTime={note.on}>{dayInWords(note.on)}</time>
      </p>
      <p class="note-text">{note.text}</p>
      <p class="small">{t('log.by', { name: memberName(note.by) })}</p>
      {tick.error && <p role="alert">{tick.error}</p>}
      <div class="acts">
        {note.type === 'nextStep' && (
          <label class="choice">
            <input
              type="checkbox"
              checked={note.done}
              disabled={tick.busy}
              aria-label={t('log.done.act', { text: note.text })}
              onChange={(event) => void tick.submit(event.currentTarget.checked)}
            />
            {t('log.done')}
          </label>
        )}
        {isOwn && (
          <Button look="quiet" icon="pencil" onClick={() => (open.value = 'edit')}>
            {t('action.edit')}
          </Button>
        )}
        {(isOwn || mayRemove) && (
          <Button look="quiet" icon="trash-2" onClick={() => (open.value = 'remove')}>
            {t('action.delete')}
          </Button>
        )}
      </div>
      {open.value === 'edit' && (
        <Dialog title={t('log.edit')} onClose={() => (open.value = null)}>
          <NoteForm initiative={initiative} note={note} onDone={() => (open.value = null)} />
        </Dialog>
      )}
      {open.value === 'remove' && (
        <Confirm
          title={t('log.remove.sure')}
          text={t('log.remove.text')}
          act={t('action.delete')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => void remove.submit()}
          onClose={() => (open.value = null)}
        />
      )}
    </li>
  );
}
