import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Icon } from '../ui/Icon';

/** What waits for the member: people who ask to join, and groups that invite. Without any of it, nothing. */
export function ForMe() {
  const memberships = entriesOf(useMine(), 'membership');
  const asked = memberships.filter((one) => one.role !== undefined && one.requests > 0);
  const invited = memberships.filter((one) => one.invited && one.role === undefined);
  if (asked.length + invited.length === 0) return null;
  return (
    <section class="for-me" aria-labelledby="for-me">
      <h2 id="for-me" class="overline">
        {t('home.forMe')}
      </h2>
      <ul class="stack">
        {asked.map((group) => (
          <li key={group.id}>
            <a class="for-me-row" href={`${addressOf.group(group.id, group.name)}/solicitudes`}>
              <Icon name="user-plus" />
              <span>
                {t('home.forMe.requests', { n: group.requests, name: group.name })}
                {(group.overdueRequests ?? 0) > 0 && (
                  <strong class="overdue">{t('home.forMe.overdue', { n: group.overdueRequests ?? 0 })}</strong>
                )}
              </span>
            </a>
          </li>
        ))}
        {invited.map((group) => (
          <li key={group.id}>
            <a class="for-me-row" href={addressOf.group(group.id, group.name)}>
              <Icon name="mail" />
              {t('home.forMe.invited', { name: group.name })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
