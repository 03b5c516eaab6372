import { today } from '../initiatives/days';
import type { NeedCard } from '../api/entries';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { forReader, type Match } from './matches';
import { useOwn } from './useOwn';
import { canonical } from './words';

/** What others need or offer that fits the reader, best first; without what the reader has answered. */
export function useFits(): Match<NeedCard>[] {
  const { topics, member } = useLive();
  const own = useOwn();
  const self = memberCard(member);
  if (!self) return [];
  const cards = entriesOf(topics.view('directory/needs').state.value.entries, 'needCard');
  const isSettled = (card: NeedCard) => own.isOwn(card) || own.helpsIn(card.id) !== undefined;
  return forReader(self, cards, isSettled, today(), canonical);
}
