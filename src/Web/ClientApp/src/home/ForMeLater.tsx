import type { ComponentType } from 'preact';
import { useNeedsForMe } from '../needs/useNeedsForMe';
import { useLinksForMe } from '../relations/useLinksForMe';
import { useTasksForMe } from '../tasks/useTasksForMe';
import type { IconName } from '../ui/Icon';

/** Something that waits for the member, on its way to where it is answered. */
export interface ForMeRow {
  readonly key: string;
  readonly href: string;
  readonly icon: IconName;
  readonly words: string;
}

/** What waits, with the rows that come after the first content: who asks for a link, what there is to do, and about
 * needs. */
export const WithLater = ({ of: Waiting }: { of: ComponentType<{ later: readonly ForMeRow[] }> }) => (
  <Waiting later={[...useLinksForMe(), ...useTasksForMe(), ...useNeedsForMe()]} />
);
