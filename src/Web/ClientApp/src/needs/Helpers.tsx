import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberCard, memberName, organizationCard } from '../live/cards';
import { useLive, useMine, useTopic } from '../live/hooks';
import { entriesOf, readUpTo } from '../live/unread';
import { Chip } from '../ui/Chip';
import { MemberFace } from '../ui/Face';
import { RelativeTime } from '../ui/RelativeTime';
import type { Need } from './useNeed';

/** Those who said that they can help, each with the conversation. Only those who ask see this. */
export function Helpers({ need: { id, about } }: { need: Need }) {
  const { member } = useLive();
  const mine = useMine();
  const { state } = useTopic(`helps/${id}`);
  const helps = state ? entriesOf(state.entries, 'needHelp').sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1)) : [];
  return (
    <section aria-labelledby="helpers">
      <h2 id="helpers" class="overline">
        {t('needs.helpers')} · {helps.length}
      </h2>
      <p class="small">{t(helps.length > 0 ? 'needs.helpers.private' : 'needs.helpers.none')}</p>
      <ul class="directory">
        {helps.map((help) => {
          const card = memberCard(help.by);
          const organization = card?.organization && organizationCard(card.organization)?.name;
          const unread = help.lastBy !== member && help.lastNo > readUpTo(mine, help.id);
          return (
            <li key={help.id} class={unread ? 'directory-row is-unread' : 'directory-row'}>
              <MemberFace id={help.by} />
              <div class="directory-words">
                <a class="cover-link directory-name" href={addressOf.help({ id, title: about.title }, help.id)}>
                  {memberName(help.by)}
                </a>
                <p class="directory-line">
                  {organization && <span class="directory-organization">{organization}</span>}
                  <span>
                    <RelativeTime at={help.lastAt} />
                  </span>
                </p>
                {help.naming && (
                  <p class="need-chips">
                    <Chip icon={help.naming === 'agreed' ? 'check' : 'clock'}>{t(`needs.naming.${help.naming}`)}</Chip>
                  </p>
                )}
              </div>
              {unread && <span class="badge">{t('needs.talk.new')}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
