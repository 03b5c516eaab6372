import type { NeedAbout, NeedCard, ThreadId } from '../api/entries';
import { placesOf } from '../live/belonging';
import { useLive, useTopic } from '../live/hooks';
import { helpThread } from './helpThread';

type Stated = Pick<NeedCard | NeedAbout, 'by' | 'organization' | 'initiative'>;

export interface Own {
  /** Whether the reader is one of those who ask: may change it and reads its conversations. */
  isOwn(need: Stated): boolean;
  /** The conversation that the reader has begun by helping with it. */
  helpsIn(need: string): ThreadId | undefined;
}

/** What of all that is needed and offered is the reader's; the server decides. */
export function useOwn(): Own {
  const { member } = useLive();
  const { state } = useTopic(`me/${member}`);
  const places = new Set((state && placesOf(state)) ?? []);
  return {
    isOwn: ({ by, organization, initiative }) =>
      (organization ?? initiative) ? places.has(organization ?? initiative ?? '') : by === member,
    helpsIn: (need) => {
      const thread = helpThread(need, member);
      return state?.entries.get(`helping-${thread}`)?.kind === 'helping' ? thread : undefined;
    },
  };
}
