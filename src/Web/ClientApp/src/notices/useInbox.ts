import type { Entry } from '../api/entries';
import { useLive, useTopic } from '../live/hooks';
import type { TopicStatus } from '../live/topics';
import { withSeen } from './seen';

const none: ReadonlyMap<string, Entry> = new Map();

interface Inbox {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly status: TopicStatus;
  /** The lowest number that is held. */
  readonly low: number;
}

/** The reader's notices, as they are once what was done here is sent. */
export function useInbox(): Inbox {
  const { member, outbox } = useLive();
  const { state, status } = useTopic(`inbox/${member}`);
  return { entries: withSeen(state?.entries ?? none, outbox.items.value), status, low: state?.low ?? 0 };
}
