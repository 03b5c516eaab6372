import { useSignal } from '@preact/signals';
import type { GroupAbout, GroupAccess, GroupVisibility } from '../api/entries';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { AxisField } from '../ui/AxisField';
import type { Submit } from '../ui/useSubmit';

/** What a group is made from, or what to change of it. */
export interface GroupChange {
  readonly name?: string;
  readonly purpose?: string;
  readonly axes?: readonly string[];
  readonly access?: GroupAccess;
  readonly visibility?: GroupVisibility;
  readonly membersInvite?: boolean;
  readonly archived?: boolean;
  readonly sensitive?: boolean;
  readonly keepDays?: number;
  readonly extract?: boolean;
}

const Accesses: readonly GroupAccess[] = ['open', 'onRequest', 'byInvitation'];

interface GroupFormProps {
  readonly about?: GroupAbout;
  readonly form: Submit<GroupChange>;
  readonly act: string;
}

/** The questions about a group, the same when it is made and when it is changed. */
export function GroupForm({ about, form, act }: GroupFormProps) {
  const secret = useSignal(about?.sensitive ?? false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    void form.submit({
      name: String(data.get('name')).trim(),
      purpose: String(data.get('purpose')).trim(),
      axes: data.getAll('axes').map(String),
      access: (data.get('access') ?? 'byInvitation') as GroupAccess,
      visibility: secret.peek() || data.get('hidden') ? 'hidden' : 'listed',
      ...(!about && secret.peek() && { sensitive: true }),
      membersInvite: data.get('membersInvite') !== null,
    });
  };
  return (
    <form onSubmit={submit}>
      <Field label={t('group.form.name')} error={form.errorOf('name')}>
        {(field) => <input {...field} name="name" required maxLength={80} defaultValue={about?.name} />}
      </Field>
      <Field label={t('group.form.purpose')} hint={t('group.form.purpose.hint')} error={form.errorOf('purpose')}>
        {(field) => (
          <textarea {...(field as object)} name="purpose" rows={3} maxLength={500} defaultValue={about?.purpose} />
        )}
      </Field>
      <fieldset class="choices">
        <legend>{t('group.form.access')}</legend>
        {Accesses.filter((access) => access !== 'open' || !secret.value).map((access) => (
          <label key={access} class="choice">
            <input type="radio" name="access" value={access} defaultChecked={(about?.access ?? 'open') === access} />
            {t(`group.access.${access}`)}
          </label>
        ))}
      </fieldset>
      <AxisField chosen={about?.axes ?? []} />
      <label class="choice">
        <input type="checkbox" name="membersInvite" defaultChecked={about?.membersInvite} />
        {t('group.form.membersInvite')}
      </label>
      {secret.value ? (
        <p class="small">{t('group.sensitive.fixed')}</p>
      ) : (
        <label class="choice">
          <input type="checkbox" name="hidden" defaultChecked={about?.visibility === 'hidden'} />
          {t('group.form.hidden')}
        </label>
      )}
      {!about && (
        <label class="choice">
          <input type="checkbox" onChange={({ currentTarget }) => (secret.value = currentTarget.checked)} />
          {t('group.form.sensitive')}
        </label>
      )}
      {form.error && !form.field && (
        <p class="alert alert-danger" role="alert">
          {form.error}
        </p>
      )}
      <div class="acts">
        <Button type="submit" look="primary" busy={form.busy}>
          {act}
        </Button>
      </div>
    </form>
  );
}
