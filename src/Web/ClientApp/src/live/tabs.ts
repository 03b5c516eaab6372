import type { MemberId } from '../api/entries';
import type { Tabs } from './sender';

/** The tabs of one member in this browser: they tell each other, and one of them sends. */
export interface MemberTabs extends Tabs {
  /** Runs the work in one tab at a time; another takes over when it is closed. */
  lock(work: () => Promise<void>): Promise<void>;
  /** Tells the other tabs that the session is over. */
  close(): void;
}

const alone: MemberTabs = { tell() {}, onTold() {}, lock: (work) => work(), close() {} };

/** The tabs of a member, or of nobody where nothing is kept: then each tab sends what it wrote. */
export function tabsOf(member: MemberId | null, ended: () => void): MemberTabs {
  if (member === null || !('BroadcastChannel' in globalThis)) return alone;
  const channel = new BroadcastChannel(`comparte-${member}`);
  const listeners = new Set<() => void>();
  channel.onmessage = ({ data }) => {
    if (data === 'ended') ended();
    else for (const listener of listeners) listener();
  };
  return {
    tell: () => channel.postMessage('written'),
    onTold: (listener) => void listeners.add(listener),
    // Without locks (a page that isn't secure) two tabs may both send; the request id keeps it to one post.
    lock: (work) =>
      navigator.locks ? navigator.locks.request(`comparte-outbox-${member}`, work).then(() => {}) : work(),
    close: () => {
      channel.postMessage('ended');
      channel.close();
    },
  };
}
