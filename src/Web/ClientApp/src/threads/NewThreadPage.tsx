import { useRef } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { ThreadKind } from '../api/entries';
import { post } from '../api/http';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { useFormDraft } from '../composer/useFormDraft';
import { findGroup } from '../groups/findGroup';
import { t } from '../i18n';
import { newThreadDraft } from '../live/belonging';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { AxisField } from '../ui/AxisField';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';

const Kinds: readonly ThreadKind[] = ['conversation', 'article', 'action', 'event', 'information'];
const isKind = (text: string | undefined): text is ThreadKind => (Kinds as readonly string[]).includes(text ?? '');

interface NewThread {
  readonly title: string;
  readonly kind: ThreadKind;
  readonly body: string;
  readonly axes: readonly string[];
}

/** What is it about, and the first words. */
export default function NewThreadPage() {
  const { route } = useLocation();
  const { params, query } = useRoute();
  const mine = useMine();
  const id = findGroup(params.group ?? '', mine);
  const name = id ? (entryOf(mine, 'membership', id)?.name ?? '') : '';
  const box = useRef<HTMLFormElement>(null);
  const draft = useFormDraft(id && newThreadDraft(id), box, ['title', 'body']);
  const idOf = useRequestId();
  const form = useSubmit(async (thread: NewThread) => {
    const body = { requestId: idOf(thread), ...thread };
    const made = await post<{ id: string }>(`/api/groups/${id}/threads`, body);
    await draft.forget();
    if (id) route(addressOf.thread({ id, name }, { id: made.id, title: thread.title }), true);
  });
  if (!id) return mine.size > 0 ? <NotFoundPage /> : <Skeleton />;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    void form.submit({
      title: String(data.get('title')).trim(),
      kind: String(data.get('kind')) as ThreadKind,
      body: String(data.get('body')).trim(),
      axes: data.getAll('axes').map(String),
    });
  };
  const kind = isKind(query.tipo) ? query.tipo : 'conversation';
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
          {(field) => <textarea {...(field as object)} name="body" required rows={6} />}
        </Field>
        <Field label={t('thread.kind.label')}>
          {(field) => (
            <select {...(field as object)} name="kind" defaultValue={kind}>
              {Kinds.map((one) => (
                <option key={one} value={one} selected={one === kind}>
                  {t(`kind.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <details class="more-fields">
          <summary>{t('axes.choose')}</summary>
          <AxisField chosen={[]} />
        </details>
        {form.error && !form.field && (
          <p class="alert alert-danger" role="alert">
            {form.error}
          </p>
        )}
        <Button type="submit" look="primary" busy={form.busy}>
          {t('action.share')}
        </Button>
      </form>
    </>
  );
}
