import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Entry, ProjectUpdate } from '../api/entries';
import { del, patch, post } from '../api/http';
import { requestId } from '../api/requestId';
import { useRequestId } from '../app/useRequestId';
import { useFormDraft } from '../composer/useFormDraft';
import { t } from '../i18n';
import { memberCard, memberName } from '../live/cards';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { MemberFace } from '../ui/Face';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { MemberLink } from '../ui/MemberLink';
import { Problem } from '../ui/Problem';
import { RelativeTime } from '../ui/RelativeTime';
import { useSubmit } from '../ui/useSubmit';
import { addressOfActor, useActorName } from './actors';
import { type Project, type ProjectRights, useNames } from './useProject';

const AtOnce = 10;

/** How it goes, the newest first. */
export function Updates({ project, rights }: { project: Project; rights: ProjectRights }) {
  const { id, updates } = project;
  const shown = useSignal(AtOnce);
  const names = useNames(project, rights.speaks);
  return (
    <section aria-labelledby="updates">
      <h2 id="updates" class="overline">
        {t('project.updates')}
      </h2>
      {rights.changes && <NewUpdate project={id} names={names} />}
      {updates.length === 0 && <p class="small">{t('project.updates.none')}</p>}
      <ul class="stack">
        {updates.slice(0, shown.value).map((update) => (
          <Update key={update.id} project={id} update={update} mayRemove={rights.changes} />
        ))}
      </ul>
      {updates.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </section>
  );
}

function NewUpdate({ project, names }: { project: string; names: readonly string[] }) {
  const open = useSignal(false);
  if (!open.value) {
    return (
      <div class="acts project-tell">
        <Button look="primary" icon="newspaper" onClick={() => (open.value = true)}>
          {t('project.update.add')}
        </Button>
      </div>
    );
  }
  return (
    <section class="card project-tell" aria-label={t('project.update.add')}>
      <UpdateForm project={project} names={names} onDone={() => (open.value = false)} />
    </section>
  );
}

interface UpdateFormProps {
  readonly project: string;
  /** Those in whose name it may be told. */
  readonly names?: readonly string[];
  /** Left out for a new one. */
  readonly update?: ProjectUpdate;
  readonly onDone: () => void;
}

/** What is written into a new one is kept until it is sent. */
function UpdateForm({ project, names = [], update, onDone }: UpdateFormProps) {
  const { learn, member } = useLive();
  const nameOf = useActorName();
  const idOf = useRequestId();
  const form = useRef<HTMLFormElement>(null);
  const draft = useFormDraft(update ? undefined : `update/${project}`, form, ['text']);
  const path = `/api/projects/${project}/updates`;
  const save = useSubmit(async (fields: { text: string; actor?: string }) => {
    const told = update
      ? await patch<Entry>(`${path}/${update.no}`, { requestId: requestId(), text: fields.text })
      : await post<Entry>(path, { requestId: idOf(fields), ...fields });
    learn(`project/${project}`, [told]);
    await draft.forget();
    onDone();
  });
  return (
    <Form
      own={form}
      onSubmit={(data) => void save.submit({ text: textOf(data, 'text'), actor: textOf(data, 'actor') || undefined })}
    >
      <Field label={t('project.update.text')} hint={t('project.update.hint')} error={save.errorOf('text')}>
        {(field) => (
          <textarea {...(field as object)} name="text" rows={4} required maxLength={2000} defaultValue={update?.text} />
        )}
      </Field>
      {names.length > 0 && (
        <Field label={t('project.update.as')} error={save.errorOf('actor')}>
          {(field) => (
            <select {...(field as object)} name="actor">
              <option value="">{memberCard(member)?.name ?? t('project.update.self')}</option>
              {names.map((id) => (
                <option key={id} value={id}>
                  {nameOf(id)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Problem form={save} fields={['text', 'actor']} />
      <div class="acts">
        <Button look="primary" type="submit" busy={save.busy}>
          {t(update ? 'action.save' : 'project.update.act')}
        </Button>
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </Form>
  );
}

interface UpdateProps {
  readonly project: string;
  readonly update: ProjectUpdate;
  readonly mayRemove: boolean;
}

function Update({ project, update, mayRemove }: UpdateProps) {
  const { member, learn } = useLive();
  const open = useSignal<'edit' | 'remove' | null>(null);
  const nameOf = useActorName();
  const name = memberName(update.by);
  const actor = update.actor === undefined ? '' : nameOf(update.actor);
  const remove = useSubmit(async () => {
    const path = `/api/projects/${project}/entries/${update.id}?requestId=${requestId()}`;
    learn(`project/${project}`, [await del<Entry>(path)]);
  });
  return (
    <li class="card project-update">
      <div class="project-update-by">
        <MemberFace id={update.by} />
        <p>
          <MemberLink class="post-name" id={update.by} name={name} />
          {update.actor !== undefined && actor && (
            <a class="post-org" href={addressOfActor(update.actor, actor)}>
              {t('project.update.inName', { name: actor })}
            </a>
          )}
          <span class="post-time">
            <RelativeTime at={update.at} />
            {update.editedAt && ` · ${t('project.update.edited')}`}
          </span>
        </p>
      </div>
      <p class="project-update-text">{update.text}</p>
      {mayRemove && (
        <div class="acts">
          {update.by === member && (
            <Button look="quiet" icon="pencil" onClick={() => (open.value = 'edit')}>
              {t('action.edit')}
            </Button>
          )}
          <Button look="quiet" icon="trash-2" onClick={() => (open.value = 'remove')}>
            {t('action.delete')}
          </Button>
        </div>
      )}
      {open.value === 'edit' && (
        <Dialog title={t('project.update.edit')} onClose={() => (open.value = null)}>
          <UpdateForm project={project} update={update} onDone={() => (open.value = null)} />
        </Dialog>
      )}
      {open.value === 'remove' && (
        <Confirm
          title={t('project.update.remove.sure')}
          text={t('project.update.remove.text')}
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
