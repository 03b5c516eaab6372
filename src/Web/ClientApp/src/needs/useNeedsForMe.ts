import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberName, needCard } from '../live/cards';
import { useLive, useMine } from '../live/hooks';
import { isNew } from '../live/unread';
import { helpThread } from './helpThread';
import { talksOf } from './talks';
import { useFits } from './useFits';
import { speakerOf } from './words';
import type { ForMeRow } from '../home/ForMe';
import { hasSide } from '../ui/screen';

/** About needs and offers: who wrote, who would name the reader, and where nothing else is and no right column, what fits
 * best. */
export function useNeedsForMe(): ForMeRow[] {
  const { member } = useLive();
  const mine = useMine();
  const [best] = useFits();
  const talks = talksOf(mine).flatMap((talk) => {
    const card = needCard(talk.need);
    return card ? [{ talk, card }] : [];
  });
  const naming = talks
    .filter(({ talk }) => talk.helper === member && talk.naming === 'asked')
    .map(({ talk, card }): ForMeRow => {
      const words = t('home.forMe.helped', { name: speakerOf(card) });
      return { key: talk.id, href: addressOf.need(card.id, card.title), icon: 'hand-heart', words };
    });
  const written = talks.filter(({ talk }) => isNew(talk, mine, member));
  const [first] = written;
  if (first && written.length > 1) {
    const words = t('home.forMe.talks', { n: written.length });
    return [...naming, { key: 'talks', href: '/app/necesidades?ver=mias', icon: 'message-circle', words }];
  }
  if (first) {
    const { talk, card } = first;
    const name = memberName(talk.lastBy);
    const words = t('home.forMe.talk', { name, title: card.title });
    return [...naming, { key: talk.id, href: addressOf.help(card, talk.thread), icon: 'message-circle', words }];
  }
  if (!best || naming.length > 0 || hasSide.value) return naming;
  const { card } = best;
  const words = t(card.type === 'offer' ? 'home.forMe.offers' : 'home.forMe.fits', {
    name: speakerOf(card),
    title: card.title,
  });
  return [{ key: card.id, href: addressOf.help(card, helpThread(card.id, member)), icon: 'hand-helping', words }];
}
