import { useLocation } from 'preact-iso';
import { t } from '../i18n';
import { Badge } from '../ui/Badge';
import { Icon } from '../ui/Icon';
import { isAt, myGroups, newsOf } from './places';
import { addressOf } from './slugs';

/** The member's groups with what is new in each. */
export function MyGroups() {
  const { path } = useLocation();
  const groups = myGroups();
  if (groups.length === 0) return null;
  return (
    <div class="rail-groups">
      <h2 id="my-groups" class="overline">
        {t('nav.myGroups')}
      </h2>
      <ul aria-labelledby="my-groups">
        {groups.map((group) => {
          const href = addressOf.group(group.id, group.name);
          const { threads, requests } = newsOf(group);
          return (
            <li key={group.id}>
              <a class="rail-link rail-group" href={href} aria-current={isAt(href, path) ? 'page' : undefined}>
                <span class="clip">{group.name}</span>
                <Badge n={threads} words={t('nav.unread', { n: threads })} />
                {requests > 0 && (
                  <span class="badge badge-ask" title={t('nav.requests', { n: requests })}>
                    <Icon name="user-plus" size={14} /> {requests}
                    <span class="sr"> {t('nav.requests', { n: requests })}</span>
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
