import type { Membership } from '../api/entries';
import { myGroups } from '../app/places';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Icon } from '../ui/Icon';

/** My groups in which a person is too. */
export function useSharedGroups(person: string): Membership[] {
  const { topics } = useLive();
  return myGroups().filter((group) =>
    entryOf(topics.view(`group/${group.id}`).state.value.entries, 'groupMember', person),
  );
}

export function SharedGroups({ groups }: { groups: readonly Membership[] }) {
  return (
    <section aria-labelledby="shared-groups">
      <h2 id="shared-groups" class="overline">
        {t('person.groups')}
      </h2>
      {groups.length === 0 && <p class="small">{t('person.groups.none')}</p>}
      <ul class="links">
        {groups.map((group) => (
          <li key={group.id}>
            <a class="links-row" href={addressOf.group(group.id, group.name)}>
              <Icon name="message-circle" />
              {group.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
