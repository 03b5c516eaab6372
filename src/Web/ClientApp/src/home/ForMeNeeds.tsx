import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberCard, needCard } from '../live/cards';
import { useLive, useMine } from '../live/hooks';
import { helpThread } from '../needs/helpThread';
import { isNew, talksOf } from '../needs/talks';
import { useFits } from '../needs/useFits';
import { speakerOf } from '../needs/words';
import { Icon, type IconName } from '../ui/Icon';
import { hasSide } from '../ui/screen';

export interface ForMeRow {
  readonly key: string;
  readonly href: string;
  readonly icon: IconName;
  readonly words: string;
}

/** About needs and offers: who wrote, who would name the reader, and where there is no right column, what fits best. */
export function useNeedsForMe(): ForMeRow[] {
  const { member } = useLive();
  const mine = useMine();
  const talks = talksOf(mine).flatMap((talk): ForMeRow[] => {
    const card = needCard(talk.need);
    if (!card) return [];
    const helps = talk.helper === member;
    if (helps && talk.naming === 'asked') {
      const words = t('home.forMe.helped', { name: speakerOf(card) });
      return [{ key: talk.id, href: addressOf.need(card.id, card.title), icon: 'hand-heart', words }];
    }
    if (!isNew(talk, mine, member)) return [];
    const name = memberCard(talk.lastBy)?.name ?? t('member.unknown');
    const words = t('home.forMe.talk', { name, title: card.title });
    return [{ key: talk.id, href: addressOf.help(card, talk.thread), icon: 'message-circle', words }];
  });
  const [best] = useFits();
  if (!best || hasSide.value) return talks;
  const { card } = best;
  const words = t(card.type === 'offer' ? 'home.forMe.offers' : 'home.forMe.fits', {
    name: speakerOf(card),
    title: card.title,
  });
  return [
    ...talks,
    { key: card.id, href: addressOf.help(card, helpThread(card.id, member)), icon: 'hand-helping', words },
  ];
}

/** One of them. */
export const NeedForMe = ({ row: { href, icon, words } }: { row: ForMeRow }) => (
  <li>
    <a class="for-me-row" href={href}>
      <Icon name={icon} />
      {words}
    </a>
  </li>
);
