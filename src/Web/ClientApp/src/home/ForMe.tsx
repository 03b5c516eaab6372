import { partWithWords } from '../app/part';
import { addressOf } from '../app/slugs';
import { usePart } from '../app/usePart';
import { t } from '../i18n';
import { useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Icon, type IconName } from '../ui/Icon';

/** Something that waits for the member, on its way to where it is answered. */
export interface ForMeRow {
  readonly key: string;
  readonly href: string;
  readonly icon: IconName;
  readonly words: string;
  /** How many have waited for too long. */
  readonly overdue?: number;
}

/** What waits for the member: those who ask to join and groups that invite, and what comes after the first content. */
export function ForMe() {
  const later = usePart(() => partWithWords(() => import('./ForMeLater')));
  return later ? <later.WithLater of={Waiting} /> : <Waiting later={[]} />;
}

function Waiting({ later }: { later: readonly ForMeRow[] }) {
  const memberships = entriesOf(useMine(), 'membership');
  const asked = memberships
    .filter((one) => one.role !== undefined && one.requests > 0)
    .map(({ id, name, requests, overdueRequests }): ForMeRow => {
      const href = `${addressOf.group(id, name)}/solicitudes`;
      const words = t('home.requests', { n: requests, name });
      return { key: id, href, icon: 'user-plus', words, overdue: overdueRequests };
    });
  const invited = memberships
    .filter((one) => one.invited && one.role === undefined)
    .map(({ id, name }): ForMeRow => {
      return { key: id, href: addressOf.group(id, name), icon: 'mail', words: t('home.invited', { name }) };
    });
  const rows = [...asked, ...invited, ...later];
  if (rows.length === 0) return null;
  return (
    <section class="for-me" aria-labelledby="for-me">
      <h2 id="for-me" class="overline">
        {t('home.forMe')}
      </h2>
      <ul class="stack">
        {rows.map(({ key, href, icon, words, overdue = 0 }) => (
          <li key={key}>
            <a class="for-me-row" href={href}>
              <Icon name={icon} />
              <span>
                <span class="for-me-words">{words}</span>
                {overdue > 0 && <strong class="overdue">{t('home.overdue', { n: overdue })}</strong>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
