import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { GroupAbout, GroupId, GroupRole } from '../api/entries';
import { get, Refused } from '../api/http';
import { useLive, useMine, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { minute } from '../ui/clock';

/** What is to be seen of a group from outside, and what the reader is to it. */
export interface GroupView {
  readonly id: GroupId;
  readonly about: GroupAbout;
  readonly members: number;
  readonly role?: GroupRole;
  readonly requested: boolean;
  readonly invited: boolean;
  readonly requests?: number;
  /** The version of what it agreed on; 0: nothing yet. */
  readonly agreed: number;
  /** For one who administers the network and reads it in an emergency: until when. */
  readonly visitsUntil?: string;
}

/** Whether the reader reads what is in the group. */
export const isInside = ({ role, visitsUntil }: Pick<GroupView, 'role' | 'visitsUntil'>): boolean =>
  (role ?? visitsUntil) !== undefined;

/** Whether the reader, inside, writes there. */
export const isWritable = ({ about, visitsUntil }: GroupView): boolean => !about.archived && !visitsUntil;

export interface Group {
  readonly view: GroupView | null;
  /** Whether what members see of it is here; until then only its head is known. */
  readonly isHere: boolean;
  readonly missing: boolean;
  readonly failed: unknown;
  readonly reload: () => void;
}

/** A group as far as the reader may see it: live for its members, asked once by others. */
export function useGroup(id: GroupId): Group {
  const { member } = useLive();
  const membership = entryOf(useMine(), 'membership', id);
  const isOver = membership?.visitsUntil !== undefined && new Date(membership.visitsUntil) <= minute.value;
  const inside = !!membership && isInside(membership) && !isOver;
  const { state } = useTopic(inside ? `group/${id}` : null);
  const asked = useSignal<GroupView | null>(null);
  const failed = useSignal<unknown>(null);
  const round = useSignal(0);
  const about = state ? entryOf(state.entries, 'groupAbout', 'about') : undefined;
  const ask = !inside || !about;

  useEffect(() => {
    if (!ask) return;
    failed.value = null;
    get<GroupView>(`/api/groups/${id}`).then(
      (view) => (asked.value = view),
      (error) => (failed.value = error),
    );
  }, [id, ask, membership?.requested, membership?.invited, round.value]);

  const view: GroupView | null =
    inside && state && about
      ? {
          id,
          about,
          members: entriesOf(state.entries, 'groupMember').length,
          role: entryOf(state.entries, 'groupMember', member)?.role ?? membership.role,
          requested: false,
          invited: false,
          agreed: entryOf(state.entries, 'groupAgreed', 'agreed')?.version ?? 0,
          requests: membership.role === 'facilitator' ? membership.requests : undefined,
          visitsUntil: membership.visitsUntil,
        }
      : asked.value;
  const missing = failed.value instanceof Refused && failed.value.status === 404;
  return { view, isHere: inside && !!about, missing, failed: view ? null : failed.value, reload: () => round.value++ };
}
