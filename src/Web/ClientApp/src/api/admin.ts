/** What the administration's endpoints take and answer; the contracts in `src/Web/Administration` say what fields mean. */

import type { MemberId } from './entries';

export interface Suspension {
  readonly by: MemberId;
  readonly at: string;
  readonly reason: string;
  readonly until?: string;
}

/** A member's access; name and organization stand in the directory. */
export interface PersonAccess {
  readonly member: MemberId;
  readonly signInName: string;
  readonly administrator: boolean;
  /** A day; left out where no session was used lately. */
  readonly seen?: string;
  readonly suspension?: Suspension;
  readonly hasEmail: boolean;
}

export interface GuestLine {
  readonly name: string;
  readonly email?: string;
  readonly organization?: string;
}

export type GuestOutcome = 'new' | 'sameName' | 'here' | 'invited' | 'repeated' | 'unreadable';

/** What inviting the person of a line would do. */
export interface GuestCheck {
  readonly line: GuestLine;
  readonly outcome: GuestOutcome;
  /** The code of a refusal: why the line can't be read. */
  readonly why?: string;
  readonly member?: MemberId;
}

export interface GuestPreview {
  readonly items: readonly GuestCheck[];
  /** Whether whoever has an address gets a mail. */
  readonly mails: boolean;
}

/** The link of somebody who was invited; it is in this answer only. */
export interface GuestLink {
  readonly invitation: string;
  readonly line: GuestLine;
  readonly url: string;
  readonly mailed: boolean;
}

export interface GuestsMade {
  readonly items: readonly GuestLink[];
  readonly expiresAt: string;
}

/** Somebody who was invited and has not come. */
export interface Guest {
  readonly invitation: string;
  readonly line: GuestLine;
  readonly by: MemberId;
  readonly at: string;
  readonly expiresAt: string;
  readonly mailed: boolean;
  readonly state: 'open' | 'expired' | 'revoked';
}

/** How the network runs, as far as the host knows that answers. */
export interface Running {
  readonly version: string;
  readonly store: {
    readonly storage: 'Sqlite' | 'PostgreSql' | 'Azure';
    readonly dataFolder: string;
    readonly dataBytes: number;
    readonly freeBytes: number;
    /** Left out where no copies are made. */
    readonly backup?: {
      readonly folder: string;
      readonly days: number;
      readonly at?: string;
      readonly bytes?: number;
      readonly running: boolean;
      readonly failedAt?: string;
    };
    /** Left out where nothing can be checked. */
    readonly check?: { readonly running: boolean; readonly at?: string; readonly well?: boolean };
  };
  /** Since when each host runs. */
  readonly hosts: readonly string[];
  readonly mail: { readonly sends: boolean; readonly sentAt?: string; readonly failedAt?: string };
  readonly connected: number;
  readonly push: { readonly works: boolean; readonly sentAt?: string; readonly failedAt?: string };
  readonly dashboard: boolean;
}
