import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import type { PersonChange } from './EditPeople';
import type { Peopled, Person } from './peopled';

interface PersonDialogProps {
  readonly member: string;
  /** Left out for somebody who is to be added. */
  readonly present?: Person;
  readonly of: Peopled;
  readonly onChange: (change: PersonChange) => Promise<void>;
  readonly onClose: () => void;
}

/** One person of an organization or initiative: what they do there, whether they represent it, or that they leave. */
export function PersonDialog({ member, present, of, onChange, onClose }: PersonDialogProps) {
  const name = memberName(member);
  const save = useSubmit(onChange);
  return (
    <Dialog title={name} onClose={onClose}>
      <Form
        onSubmit={(form) =>
          void save.submit({ member, role: textOf(form, 'role'), represents: form.get('represents') !== null })
        }
      >
        <Field label={t('organization.person.role')} error={save.errorOf('people')}>
          {(field) => <input {...field} name="role" maxLength={80} defaultValue={present?.role} />}
        </Field>
        <label class="choice">
          <input type="checkbox" name="represents" defaultChecked={present?.represents} />
          {t(`${of.kind}.person.represents`)}
        </label>
        <Problem form={save} fields={['people']} />
        <div class="acts">
          <Button look="primary" type="submit" busy={save.busy}>
            {t('action.save')}
          </Button>
          {present && (
            <Button look="danger" busy={save.busy} onClick={() => void save.submit({ member, leaves: true })}>
              {t('organization.person.remove', { name })}
            </Button>
          )}
        </div>
      </Form>
      {present && <p class="small">{t(`${of.kind}.person.remove.text`, { organization: of.name })}</p>}
    </Dialog>
  );
}
