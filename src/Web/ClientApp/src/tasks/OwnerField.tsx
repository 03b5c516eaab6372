import { useSignal } from '@preact/signals';
import type { GroupId, MemberId } from '../api/entries';
import { t } from '../i18n';
import { compareFolded } from '../i18n/fold';
import { memberName } from '../live/cards';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { FindPerson } from '../people/FindPerson';
import { Field } from '../ui/Field';

/** In a list one finds somebody among so many; among more one looks for the name. */
const Listed = 100;

/** Who of a group does something: a field of a form with the name `owner`. */
export function OwnerField({ group, owner }: { group: GroupId; owner?: MemberId }) {
  const members = entriesOf(useEntries(`group/${group}`), 'groupMember').map((one) => one.id);
  const everybody = entriesOf(useEntries('directory/members'), 'memberCard');
  const chosen = useSignal(owner && members.includes(owner) ? owner : '');
  if (members.length <= Listed) {
    const listed = members.map((id) => ({ id, name: memberName(id) })).sort((a, b) => compareFolded(a.name, b.name));
    return (
      <Field label={t('tasks.owner')}>
        {(field) => (
          <select {...(field as object)} name="owner">
            <option value="">{t('tasks.owner.nobody')}</option>
            {listed.map(({ id, name }) => (
              <option key={id} value={id} selected={id === chosen.value}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  }
  const inside = new Set(members);
  const outside = new Set(everybody.flatMap(({ id }) => (inside.has(id) ? [] : id)));
  return (
    <div class="field">
      <p class="field-label">
        {t('tasks.owner')}: {chosen.value ? memberName(chosen.value) : t('tasks.owner.nobody')}
      </p>
      <input type="hidden" name="owner" value={chosen.value} />
      <FindPerson label={t('tasks.owner')} present={outside} onChoose={(card) => (chosen.value = card.id)} />
    </div>
  );
}
