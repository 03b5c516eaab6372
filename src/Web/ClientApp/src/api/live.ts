import type { Entry, MemberId, TopicName } from './entries';

/** The latest state of every entry that changed in `(from, to]`. */
export interface TopicBatch {
  readonly topic: TopicName;
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  readonly entries: readonly Entry[];
}

/** A part of a topic, read by HTTP. `to` is the revision up to which the reader is complete with it. */
export interface TopicPage {
  readonly epoch: string;
  readonly head: number;
  readonly mode: 'delta' | 'window' | 'older';
  readonly to: number;
  readonly entries: readonly Entry[];
  readonly hasOlder: boolean;
}

/** What the browser asks to follow, and how far it has come; a null epoch knows nothing of the topic yet. */
export interface TopicWant {
  readonly topic: TopicName;
  readonly epoch: string | null;
  readonly rev: number;
}

/** `follows`: the changes come at once; `fetch`: ask for the difference; `gone`: it isn't there for this reader. */
export type TopicStatus = 'current' | 'follows' | 'fetch' | 'reset' | 'gone';

export interface TopicHead {
  readonly topic: TopicName;
  readonly epoch: string;
  readonly head: number;
}

export interface TopicAnswer extends TopicHead {
  readonly status: TopicStatus;
}

export interface LiveAnswer {
  readonly topics: readonly TopicAnswer[];
  readonly batches: readonly TopicBatch[];
}

export interface Presence {
  readonly member: MemberId;
  readonly state: 'active' | 'idle' | 'offline';
  readonly at: string;
  /** The topics on that member's screen that this reader shows too; absent when that has not changed. */
  readonly here?: readonly TopicName[];
}

export interface Bye {
  /** Seconds to wait before coming back. */
  readonly reconnectIn: number;
  readonly reason: 'restart' | 'slow' | 'tooMany' | 'signedOut' | 'blocked';
}
