import { useSignal } from '@preact/signals';
import type { MemberCard } from '../api/entries';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import { FindPerson } from './FindPerson';
import { type Peopled, type Person, representsKey } from './peopled';
import { PersonDialog } from './PersonDialog';

/** What to change about one of the people. */
export interface PersonChange {
  readonly member: string;
  readonly role?: string;
  readonly represents?: boolean;
  readonly leaves?: boolean;
}

/** The people of an organization or initiative: whom to add, what they do there, who leaves. */
export function EditPeople({ of }: { of: Peopled }) {
  const { path, kind, people } = of;
  const chosen = useSignal<{ id: string; present?: Person } | null>(null);
  const change = async (one: PersonChange) => {
    await patch(path, { requestId: requestId(), people: [one] });
    chosen.value = null;
  };
  const open = chosen.value;
  return (
    <section class="edit-people" aria-labelledby="edit-people">
      <h2 id="edit-people">{t(`${kind}.people`)}</h2>
      <ul class="directory">
        {people.map((person) => {
          const name = memberName(person.id);
          return (
            <li key={person.id} class="directory-row">
              <Face id={person.id} name={name} />
              <div class="directory-words">
                <p class="directory-name">{name}</p>
                <p class="directory-line">
                  {person.role && <span>{person.role}</span>}
                  {person.represents && <span>{t(representsKey(person))}</span>}
                </p>
              </div>
              <Button
                look="quiet"
                icon="pencil"
                label={t('organization.person.change', { name })}
                onClick={() => (chosen.value = { id: person.id, present: person })}
              />
            </li>
          );
        })}
      </ul>
      <AddPerson present={people} onChoose={(card) => (chosen.value = { id: card.id })} />
      {open && (
        <PersonDialog
          key={open.id}
          member={open.id}
          present={open.present}
          of={of}
          onChange={change}
          onClose={() => (chosen.value = null)}
        />
      )}
    </section>
  );
}

interface AddPersonProps {
  readonly present: readonly Person[];
  readonly onChoose: (card: MemberCard) => void;
}

/** Finds somebody to add. */
function AddPerson({ present, onChoose }: AddPersonProps) {
  return (
    <div class="add-person">
      <h3>{t('organization.person.add')}</h3>
      <FindPerson present={new Set(present.map((person) => person.id))} onChoose={onChoose} />
    </div>
  );
}
