import type { Invitation, InvitationState } from '../api/account';

/** What became of an invitation, by the reader's clock. */
export function stateOf(one: Invitation, now: number): Exclude<InvitationState, 'unknown'> {
  if (one.revokedAt) return 'revoked';
  if (one.uses === 'single' && one.usedBy.length > 0) return 'used';
  return Date.parse(one.expiresAt) <= now ? 'expired' : 'open';
}
