import { useSignal } from '@preact/signals';
import { get, put } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { Editor } from '../editor/Editor';
import type { TabProps } from '../groups/tabs';
import type { GroupView } from '../groups/useGroup';
import { t } from '../i18n';
import { useTopic } from '../live/hooks';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Form } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { AgreedText } from './AgreedText';
import type { Agreed } from './agreed';
import '../styles/posts.css';
import '../styles/reports.css';

/** What a group agreed on; those who facilitate write it. */
export default function AgreementsTab({ view }: TabProps) {
  useTopic('directory/members');
  const writes = useSignal<{ readonly base: number; readonly text: string } | null>(null);
  const mayWrite = view.role === 'facilitator' && !view.about.archived;
  const begin = useSubmit(async () => {
    const present = view.agreed > 0 ? await get<Agreed>(`/api/groups/${view.id}/agreements`) : undefined;
    writes.value = { base: present?.version ?? 0, text: present?.source ?? '' };
  });
  if (writes.value) {
    return <Write group={view.id} {...writes.value} onDone={() => (writes.value = null)} />;
  }
  const act = mayWrite && (
    <Button icon="pencil" busy={begin.busy} onClick={() => void begin.submit()}>
      {t(view.agreed > 0 ? 'agreements.change' : 'agreements.write')}
    </Button>
  );
  return (
    <>
      <h2 class="sr">{t('agreements.title')}</h2>
      {view.agreed > 0 ? (
        <>
          <AgreedText group={view.id} version={view.agreed} />
          {act && <div class="acts">{act}</div>}
        </>
      ) : (
        <EmptyState id={view.id} title={t('agreements.none')}>
          {mayWrite && <p class="small">{t('agreements.none.text')}</p>}
          {act}
        </EmptyState>
      )}
      <Problem form={begin} />
    </>
  );
}

/** What a group agreed on, to read before one joins. */
export function AgreedOutside({ view }: { view: GroupView }) {
  return (
    <section class="agreed" aria-labelledby="agreements">
      <h2 id="agreements">{t('agreements.title')}</h2>
      <AgreedText group={view.id} version={view.agreed} />
    </section>
  );
}

interface WriteProps {
  readonly group: string;
  readonly base: number;
  readonly text: string;
  readonly onDone: () => void;
}

function Write({ group, base, text, onDone }: WriteProps) {
  const body = useSignal(text);
  const idOf = useRequestId();
  const form = useSubmit(async () => {
    const change = { base, body: body.value };
    await put(`/api/groups/${group}/agreements`, { requestId: idOf(change), ...change });
    onDone();
  });
  return (
    <Form onSubmit={() => void form.submit()}>
      <Editor
        label={t('agreements.title')}
        hint={t('agreements.hint')}
        value={body.value}
        onInput={(value) => (body.value = value)}
        error={form.errorOf('body')}
      />
      <Problem form={form} fields={['body']} />
      <div class="acts">
        <Button look="primary" type="submit" busy={form.busy}>
          {t('action.save')}
        </Button>
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </Form>
  );
}
