import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { post } from '../api/http';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { type Draft, draftValue, useDraft } from '../composer/useDraft';
import { useFormDraft } from '../composer/useFormDraft';
import { AttachButton } from '../files/AttachButton';
import { PendingFiles } from '../files/PendingFiles';
import { useAttaching } from '../files/useAttaching';
import { findGroup } from '../groups/findGroup';
import { t } from '../i18n';
import { newThreadDraft } from '../live/belonging';
import { useLive, useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { AxisField } from '../ui/AxisField';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';

interface NewThread {
  readonly title: string;
  readonly body: string;
  readonly axes: readonly string[];
  readonly announces: boolean;
}

/** What is it about, and the first words. */
export default function NewThreadPage() {
  const { route } = useLocation();
  const { params } = useRoute();
  const { outbox } = useLive();
  const mine = useMine();
  const id = findGroup(params.group ?? '', mine);
  const membership = id ? entryOf(mine, 'membership', id) : undefined;
  const name = membership?.name ?? '';
  const facilitates = membership?.role === 'facilitator';
  const box = useRef<HTMLFormElement>(null);
  const draft = useFormDraft(id && newThreadDraft(id), box, ['title', 'body']);
  // The files are kept beside the words, under a name of their own.
  const beside = useSignal<Draft>({ text: '', mentions: [] });
  const filesDraft = id && `${newThreadDraft(id)}/files`;
  const keeping = useDraft(filesDraft, beside);
  const attaching = useAttaching(filesDraft && draftValue(filesDraft), beside);
  const { files } = attaching;
  const idOf = useRequestId();
  const form = useSubmit(async (thread: NewThread) => {
    const body = { requestId: idOf(thread), ...thread, kind: 'conversation' };
    const made = await post<{ id: string }>(`/api/groups/${id}/threads`, body);
    await draft.forget();
    // They follow the first words as soon as they are there.
    if (files.length > 0 && filesDraft) {
      keeping.sending();
      await attaching.kept();
      await outbox.add({ do: 'post', thread: made.id, body: '', files }, draftValue(filesDraft));
    }
    if (id) route(addressOf.thread({ id, name }, { id: made.id, title: thread.title }), true);
  });
  if (!id || !membership?.role) return mine.size > 0 ? <NotFoundPage /> : <Skeleton />;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    void form.submit({
      title: String(data.get('title')).trim(),
      body: String(data.get('body')).trim(),
      axes: data.getAll('axes').map(String),
      announces: data.has('announces'),
    });
  };
  return (
    <>
      <PageTitle
        title={t('group.newThread')}
        back={{ href: addressOf.group(id, name), label: t('thread.back', { name }) }}
      />
      <p class="lead">{t('thread.in', { name })}</p>
      <form ref={box} onSubmit={submit}>
        <Field label={t('thread.title.label')} hint={t('thread.title.hint')} error={form.errorOf('title')}>
          {(field) => <input {...field} name="title" required maxLength={120} />}
        </Field>
        <Field label={t('thread.body.label')} error={form.errorOf('body')}>
          {(field) => <textarea {...(field as object)} name="body" required rows={6} onPaste={attaching.paste} />}
        </Field>
        <div class="field" {...attaching.drops}>
          {files.length > 0 && <PendingFiles files={files} onChange={attaching.change} onRemove={attaching.remove} />}
          {attaching.problem && (
            <p class="field-error" role="alert">
              {attaching.problem}
            </p>
          )}
          <p class="attach-line">
            <AttachButton onChoose={attaching.add} />
            {t('files.attach')}
          </p>
        </div>
        {facilitates && (
          <>
            <label class="choice">
              <input type="checkbox" name="announces" aria-describedby="announces-hint" />
              {t('group.announce')}
            </label>
            <p id="announces-hint" class="choice-hint">
              {t('group.announce.hint')}
            </p>
          </>
        )}
        <details class="more-fields">
          <summary>{t('axes.choose')}</summary>
          <AxisField chosen={[]} />
        </details>
        {form.error && !form.field && (
          <p class="alert alert-danger" role="alert">
            {form.error}
          </p>
        )}
        <Button type="submit" look="primary" busy={form.busy} disabled={attaching.isRefused}>
          {t('action.share')}
        </Button>
      </form>
    </>
  );
}
