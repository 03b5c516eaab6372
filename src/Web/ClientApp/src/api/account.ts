/** What the account endpoints take and answer, beside `Me`; the contracts in `src/Web/Accounts` say what fields mean. */

import type { GroupId, MemberId } from './entries';

/** An organization's identity provider: its people come in with the account that they have there. */
export interface OidcProvider {
  readonly key: string;
  readonly name: string;
}

/** `GET /api/network`: the network as anybody may see it. */
export interface Network {
  readonly name: string;
  readonly demonstration: boolean;
  /** Accounts that everybody may use, in a demonstration. */
  readonly signIns?: readonly DemoSignIn[];
  /** What newcomers read first, in the language that was asked for or the first that there is. */
  readonly welcome?: { readonly language: string; readonly html: string };
  /** Left out where there are none; here and elsewhere. */
  readonly oidcProviders?: readonly OidcProvider[];
}

export interface DemoSignIn {
  readonly name: string;
  readonly email: string;
  readonly role: 'administrator' | 'member';
  readonly password: string;
}

export type InvitationUses = 'single' | 'multiple';
export type InvitationState = 'open' | 'used' | 'expired' | 'revoked' | 'unknown';

/** An invitation as its guest sees it. */
export interface InvitationPreview {
  readonly network: string;
  /** Who invites; left out for the network's own first link. */
  readonly invitedBy?: string;
  readonly organization?: string;
  readonly groupName?: string;
  readonly groupPurpose?: string;
  readonly uses: InvitationUses;
  readonly expiresAt?: string;
  readonly language?: string;
  readonly state: InvitationState;
  readonly oidcProviders?: readonly OidcProvider[];
}

/** An invitation as its maker sees it. */
export interface Invitation {
  readonly id: string;
  readonly by?: MemberId;
  readonly group?: GroupId;
  readonly uses: InvitationUses;
  readonly at: string;
  readonly expiresAt: string;
  readonly revokedAt?: string;
  readonly name?: string;
  readonly usedBy: readonly InvitationUse[];
}

export interface InvitationUse {
  readonly member: MemberId;
  readonly name: string;
  readonly at: string;
  /** Left out while it waits. */
  readonly approved?: boolean;
}

/** An invitation that was made; code, address and picture are in this answer only. */
export interface InvitationMade {
  readonly id: string;
  readonly code: string;
  readonly url: string;
  /** SVG. */
  readonly qr: string;
  readonly expiresAt: string;
}

export interface Device {
  readonly id: string;
  readonly device: string;
  readonly at: string;
  readonly seenAt: string;
  readonly current: boolean;
  readonly kind: 'browser' | 'token';
}

export type KeyScope = 'read' | 'write';

/** A key for programs. */
export interface ProgramKey {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
  readonly at: string;
  readonly seenAt: string;
  readonly expiresAt: string;
}

/** Somebody issued a code by which the owner of an account could come back in. */
export interface AccessRestored {
  readonly by: MemberId;
  readonly at: string;
  readonly usedAt?: string;
}

/** A part of a list; `next` asks for the rest. */
export interface Items<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** `GET /api/me/export`: the file with everything that is the member's own. */
export interface OwnFile {
  readonly phase: 'none' | 'making' | 'ready' | 'failed';
  /** Of how many places it was looked through. */
  readonly done: number;
  /** 0 until that is known. */
  readonly of: number;
  readonly size: number;
  readonly until?: string;
}
