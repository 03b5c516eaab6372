import { addressOf } from '../app/slugs';
import type { IconName } from '../ui/Icon';
import { hoursIn } from '../calendar/hours';
import { useCalendar, useOwnAnswers } from '../calendar/useCalendar';
import { t } from '../i18n';
import { useMine } from '../live/hooks';
import { useFits } from '../needs/useFits';
import { speakerOf } from '../needs/words';
import { followsOf } from '../relations/following';
import { minute } from '../ui/clock';
import { Icon } from '../ui/Icon';

/** How long before it an event is near. */
const Near = 2 * 86_400_000;
const Fits = 2;

interface Row {
  readonly href: string;
  readonly icon: IconName;
  readonly words: string;
}

/** What nobody has to tell the reader, because it follows from what is held: events that are near, needs and offers that fit, and
 * where to find what is new of what the reader follows. */
export function Derived() {
  const rows = [...useNearEvents(), ...useFittingNeeds(), ...useFollowed()];
  if (rows.length === 0) return null;
  return (
    <section class="derived" aria-labelledby="derived">
      <h2 id="derived" class="overline">
        {t('notice.derived')}
      </h2>
      <ul>
        {rows.map(({ href, icon, words }) => (
          <li key={href}>
            <a href={href}>
              <Icon name={icon} />
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those of the next two days, but for what the reader doesn't go to. */
function useNearEvents(): Row[] {
  const now = minute.value.getTime();
  const answerOf = useOwnAnswers();
  const years = [...new Set([new Date(now).getFullYear(), new Date(now + Near).getFullYear()])];
  return useCalendar(years)
    .events.filter(({ id, until, when }) => until > now && Date.parse(when.start) < now + Near && answerOf(id) !== 'no')
    .map((event) => ({
      href: addressOf.publication(event.id, event.title),
      icon: 'calendar',
      words: t('calendar.home.next', { title: event.title, when: hoursIn(event) }),
    }));
}

const useFittingNeeds = (): Row[] =>
  useFits()
    .slice(0, Fits)
    .map(({ card }) => ({
      href: addressOf.need(card.id, card.title),
      icon: 'hand-helping',
      words: t(card.type === 'offer' ? 'home.forMe.offers' : 'home.forMe.fits', {
        name: speakerOf(card),
        title: card.title,
      }),
    }));

const useFollowed = (): Row[] =>
  followsOf(useMine()).length > 0 ? [{ href: '/app?ver=sigo', icon: 'newspaper', words: t('notice.followed') }] : [];
