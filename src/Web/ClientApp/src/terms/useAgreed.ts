import type { Consent } from '../api/entries';
import { me } from '../app/session';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';

/** What the member agreed to of the network's terms, live on all devices; undefined where nothing was asked yet. */
export const useAgreed = (): Consent | undefined => entryOf(useMine(), 'consent', 'consent-terms');

/** Whether the terms changed since the member agreed, or were written after the member came. */
export function useNewTerms(): boolean {
  const agreed = useAgreed();
  return (me.value?.network.terms ?? 0) > (agreed?.version ?? 0);
}
