import { useSignal } from '@preact/signals';
import type { LogNote } from '../api/entries';
import { t } from '../i18n';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Button } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { useSubmit } from '../ui/useSubmit';
import { NoteForm } from './NoteForm';
import { NoteView } from './NoteView';
import type { InitiativeRights } from './useInitiative';

/** What those who accompany an initiative note: what is to be done first, then all of it, the newest day first. */
export function LogTab({ id, rights }: { id: string; rights: InitiativeRights }) {
  const topic = `log/${id}`;
  const { line } = useLive();
  const { state, status } = useTopic(topic);
  if (status === 'gone') return null;
  const { todo, noted } = inOrder(state ? entriesOf(state.entries, 'logNote') : []);
  const row = (note: LogNote) => <NoteView key={note.id} initiative={id} note={note} mayRemove={rights.leads} />;
  return (
    <>
      <p class="lead">{t('log.lead')}</p>
      <NewNote initiative={id} />
      {status !== 'held' && (line.value === 'waiting' ? <NoLine /> : <Skeleton rows={3} />)}
      {status === 'held' && todo.length + noted.length === 0 && <EmptyState id={topic} title={t('log.empty')} />}
      {todo.length > 0 && (
        <section aria-labelledby="todo">
          <h2 id="todo" class="overline">
            {t('log.todo')}
          </h2>
          <ul class="stack">{todo.map(row)}</ul>
        </section>
      )}
      {noted.length > 0 && (
        <section aria-labelledby="noted">
          <h2 id="noted" class="overline">
            {t('log.all')}
          </h2>
          <ul class="stack">{noted.map(row)}</ul>
        </section>
      )}
      {state && state.low > 1 && Number.isFinite(state.low) && <Older topic={topic} />}
    </>
  );
}

/** Steps that are open by their day, the nearest first; everything else from the newest day back. */
export function inOrder(notes: readonly LogNote[]): { todo: LogNote[]; noted: LogNote[] } {
  const isOpen = (note: LogNote) => note.type === 'nextStep' && !note.done;
  const byDay = (a: LogNote, b: LogNote) => a.on.localeCompare(b.on) || a.no - b.no;
  return {
    todo: notes.filter(isOpen).sort(byDay),
    noted: notes
      .filter((note) => !isOpen(note))
      .sort(byDay)
      .reverse(),
  };
}

function NewNote({ initiative }: { initiative: string }) {
  const open = useSignal(false);
  if (!open.value) {
    return (
      <div class="acts">
        <Button look="primary" icon="plus" onClick={() => (open.value = true)}>
          {t('log.add')}
        </Button>
      </div>
    );
  }
  return (
    <section class="card" aria-label={t('log.add')}>
      <NoteForm initiative={initiative} onDone={() => (open.value = false)} />
    </section>
  );
}

function Older({ topic }: { topic: string }) {
  const { older } = useLive();
  const load = useSubmit(async () => void (await older(topic)));
  return (
    <>
      {load.error && <p role="alert">{load.error}</p>}
      <Button busy={load.busy} onClick={() => void load.submit()}>
        {t('log.older')}
      </Button>
    </>
  );
}
