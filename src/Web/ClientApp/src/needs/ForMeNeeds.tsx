import type { ComponentType } from 'preact';
import { addressOf } from '../app/slugs';
import { usePart } from '../app/usePart';
import { speakMore, t } from '../i18n';
import { today } from '../initiatives/days';
import { memberCard, needCard } from '../live/cards';
import { useLive, useMine } from '../live/hooks';
import { counted, ownTasks } from '../tasks/own';
import { helpThread } from './helpThread';
import { isNew, talksOf } from './talks';
import { useFits } from './useFits';
import { speakerOf } from './words';
import type { IconName } from '../ui/Icon';
import { hasSide } from '../ui/screen';

export interface ForMeRow {
  readonly key: string;
  readonly href: string;
  readonly icon: IconName;
  readonly words: string;
}

/** About needs and offers: who wrote, who would name the reader, and where nothing else is and no right column, what fits
 * best. */
function useNeedsForMe(): ForMeRow[] {
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
    const name = memberCard(talk.lastBy)?.name ?? t('member.unknown');
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

/** What the member has to do in groups; its words come later than those about needs. */
function useTasksForMe(): ForMeRow[] {
  const speaks = usePart(() => speakMore().then(() => true));
  const { open, overdue } = counted(ownTasks(useMine()), today());
  if (open === 0 || !speaks) return [];
  const words = [t('tasks.own.open', { n: open }), overdue > 0 && t('tasks.own.overdue', { n: overdue })];
  return [{ key: 'tasks', href: '/app/tareas', icon: 'check', words: words.filter(Boolean).join(' ') }];
}

/** What waits, with the rows about tasks and needs. */
export const WithNeeds = ({ of: Waiting }: { of: ComponentType<{ needs: readonly ForMeRow[] }> }) => (
  <Waiting needs={[...useTasksForMe(), ...useNeedsForMe()]} />
);
