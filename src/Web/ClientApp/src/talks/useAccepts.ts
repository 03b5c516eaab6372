import type { MemberId } from '../api/entries';
import { get } from '../api/http';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { useKept } from '../people/useKept';

/** Whether somebody takes first words of the reader, as far as this browser knows. A block is part of the question: whoever
 * takes one back asks anew. */
export function useAccepts(id: MemberId): boolean | undefined {
  const blocked = entryOf(useMine(), 'blocked', `block-${id}`);
  return useKept(`accepts/${id}`, () => get<{ accepts: boolean }>(`/api/talks/with/${id}`), `${blocked?.rev}`).value
    ?.accepts;
}
