import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { MemberCard, MemberId } from '../api/entries';
import { t } from '../i18n';
import { organizationCard } from '../live/cards';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { countryName } from '../ui/countryName';
import { Face } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { everything, findMembers } from './search';

const Offered = 6;

interface FindPersonProps {
  /** Who is there already, and not to be found once more. */
  readonly present: ReadonlySet<MemberId>;
  readonly onChoose: (card: MemberCard) => void;
  readonly label?: string;
}

/** Finds somebody in the directory. */
export function FindPerson({ present, onChoose, label = t('organization.person.find') }: FindPersonProps) {
  const text = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const members = entriesOf(useEntries('directory/members'), 'memberCard');
  const others = members.filter((card) => !present.has(card.id));
  const found = text.value.trim()
    ? findMembers(others, organizationCard, { ...everything, text: text.value }, countryName).slice(0, Offered)
    : [];
  return (
    <>
      <div class="search-text">
        <Icon name="search" size={18} />
        <input
          ref={field}
          type="search"
          aria-label={label}
          placeholder={label}
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
                // The choice goes away, and whoever came by keyboard goes on to the next.
                field.current?.focus();
                onChoose(card);
              }}
            >
              <Face id={card.id} name={card.name} size={32} />
              {card.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
