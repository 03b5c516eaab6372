import type { MemberId } from '../api/entries';
import type { Tabs } from './sender';
import type { Taken } from './store';

/** The tabs of one member in this browser: they tell each other, and one of them sends. */
export interface MemberTabs extends Tabs {
  /** Runs the work in one tab at a time; another takes over when it is closed. */
  lock(work: () => Promise<void>): Promise<void>;
  /** Tells the other tabs that something was written down, or hands them what was taken off the device, which is stored nowhere. */
  tell(taken?: Taken): void;
  /** Tells the other tabs that the session is over. From then on nothing is told or heard. */
  close(): void;
}

const alone: MemberTabs = { tell() {}, onTold() {}, lock: (work) => work(), close() {} };

/** The tabs of a member, or of nobody where nothing is kept: then each tab sends what it wrote. */
export function tabsOf(member: MemberId | null, ended: () => void, take: (taken: Taken) => Promise<void>): MemberTabs {
  if (member === null || !('BroadcastChannel' in globalThis)) return alone;
  const channel = new BroadcastChannel(`comparte-${member}`);
  const listeners = new Set<() => void>();
  const hear = () => listeners.forEach((listen) => listen());
  let isOpen = true;
  // What is still on its way when the session ends has nobody to tell.
  const tell = (news: 'written' | 'ended' | Taken) => {
    if (isOpen) channel.postMessage(news);
  };
  channel.onmessage = ({ data }) => {
    if (!isOpen) return;
    if (data === 'ended') ended();
    else if (data === 'written') hear();
    else void take(data).then(hear);
  };
  return {
    tell: (taken) => tell(taken ?? 'written'),
    onTold: (listener) => void listeners.add(listener),
    // Without locks (a page that isn't secure) two tabs may both send; the request id keeps it to one post.
    lock: (work) =>
      navigator.locks ? navigator.locks.request(`comparte-outbox-${member}`, work).then(() => {}) : work(),
    close: () => {
      tell('ended');
      isOpen = false;
      channel.close();
    },
  };
}
