import { useSignal } from '@preact/signals';
import { del, put } from '../api/http';
import { requestId } from '../api/requestId';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { groupCard } from '../live/cards';
import { useMine } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import type { Project, ProjectRights } from './useProject';

/** The group in which the project's people work together. One that the reader may not know of isn't mentioned. */
export function LinkedGroup({ project, rights }: { project: Project; rights: ProjectRights }) {
  const { id, about } = project;
  const mine = useMine();
  const open = useSignal<'link' | 'unlink' | null>(null);
  const close = () => (open.value = null);
  const membership = about.group ? entryOf(mine, 'membership', about.group) : undefined;
  const name = about.group && (membership?.name ?? groupCard(about.group)?.name);
  const facilitated = entriesOf(mine, 'membership').filter((one) => one.role === 'facilitator');
  const mayLink = rights.coordinates && facilitated.length > 0;
  const mayUnlink = name !== undefined && (rights.edits || membership?.role === 'facilitator');
  const unlink = useSubmit(async () => {
    await del(`/api/projects/${id}/group?requestId=${requestId()}`);
    close();
  });
  if (!name && !mayLink) return null;
  return (
    <section aria-labelledby="group">
      <h2 id="group" class="overline">
        {t('project.group')}
      </h2>
      {name && about.group ? (
        <p class="project-group">
          <Icon name="message-circle" />
          <a href={addressOf.group(about.group, name)}>{name}</a>
        </p>
      ) : (
        <p class="small">{t('project.group.none')}</p>
      )}
      <div class="acts">
        {mayLink && (
          <Button icon="link" onClick={() => (open.value = 'link')}>
            {t(name ? 'project.group.change' : 'project.group.link')}
          </Button>
        )}
        {mayUnlink && (
          <Button look="quiet" icon="x" onClick={() => (open.value = 'unlink')}>
            {t('project.group.unlink')}
          </Button>
        )}
      </div>
      {open.value === 'link' && <LinkDialog id={id} groups={facilitated} linked={about.group} onClose={close} />}
      {open.value === 'unlink' && (
        <Confirm
          title={t('project.group.unlink')}
          text={t('project.group.unlink.text')}
          act={t('project.group.unlink')}
          busy={unlink.busy}
          error={unlink.error}
          onConfirm={() => void unlink.submit()}
          onClose={close}
        />
      )}
    </section>
  );
}

interface LinkDialogProps {
  readonly id: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly linked: string | undefined;
  readonly onClose: () => void;
}

function LinkDialog({ id, groups, linked, onClose }: LinkDialogProps) {
  const link = useSubmit(async (group: string) => {
    await put(`/api/projects/${id}/group`, { requestId: requestId(), group });
    onClose();
  });
  return (
    <Dialog title={t('project.group.link')} onClose={onClose}>
      <Form onSubmit={(data) => void link.submit(textOf(data, 'group'))}>
        <Field label={t('project.group.which')} hint={t('project.group.which.hint')}>
          {(field) => (
            <select {...(field as object)} name="group">
              {groups.map((group) => (
                <option key={group.id} value={group.id} selected={group.id === linked}>
                  {group.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Problem form={link} />
        <div class="acts">
          <Button look="primary" type="submit" busy={link.busy}>
            {t('project.group.link')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
