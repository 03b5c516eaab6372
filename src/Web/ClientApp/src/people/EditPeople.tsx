import { useSignal } from '@preact/signals';
import type { MemberCard } from '../api/entries';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { memberCard, organizationCard } from '../live/cards';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Button } from '../ui/Button';
import { countryName } from '../ui/countryName';
import { Face } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { type Peopled, type Person, representsKey } from './peopled';
import { PersonDialog } from './PersonDialog';
import { everything, findMembers } from './search';

const Offered = 6;

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
          const name = memberCard(person.id)?.name ?? t('member.unknown');
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

/** Finds somebody in the directory. */
function AddPerson({ present, onChoose }: AddPersonProps) {
  const text = useSignal('');
  const members = entriesOf(useEntries('directory/members'), 'memberCard');
  const ids = new Set(present.map((person) => person.id));
  const others = members.filter((card) => !ids.has(card.id));
  const found = text.value.trim()
    ? findMembers(others, organizationCard, { ...everything, text: text.value }, countryName).slice(0, Offered)
    : [];
  return (
    <div class="add-person">
      <h3>{t('organization.person.add')}</h3>
      <div class="search-text">
        <Icon name="search" size={18} />
        <input
          type="search"
          aria-label={t('organization.person.find')}
          placeholder={t('organization.person.find')}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </div>
      <p class="small" role="status">
        {text.value.trim() && found.length === 0 && t('people.none')}
      </p>
      <ul>
        {found.map((card) => (
          <li key={card.id}>
            <button
              type="button"
              class="rail-link"
              onClick={() => {
                text.value = '';
                onChoose(card);
              }}
            >
              <Face id={card.id} name={card.name} size={32} />
              {card.name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
