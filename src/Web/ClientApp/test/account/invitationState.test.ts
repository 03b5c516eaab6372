import { describe, expect, it } from 'vitest';
import { stateOf } from '../../src/account/invitationState';
import type { Invitation } from '../../src/api/account';

const now = Date.parse('2026-05-10T12:00:00Z');
const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  id: 'i1',
  uses: 'single',
  at: '2026-05-01T12:00:00Z',
  expiresAt: '2026-05-15T12:00:00Z',
  usedBy: [],
  ...more,
});
const use = { member: 'm1', name: 'Ana', at: '2026-05-02T12:00:00Z', approved: true };

describe('what became of an invitation', () => {
  it('is open until its time is over', () => {
    expect(stateOf(invitation(), now)).toBe('open');
    expect(stateOf(invitation({ expiresAt: '2026-05-10T12:00:00Z' }), now)).toBe('expired');
  });

  it('is used once somebody came, when it was for one', () => {
    expect(stateOf(invitation({ usedBy: [use] }), now)).toBe('used');
    expect(stateOf(invitation({ usedBy: [use], uses: 'multiple' }), now)).toBe('open');
  });

  it('is revoked before anything else', () => {
    const revokedAt = '2026-05-03T12:00:00Z';
    expect(stateOf(invitation({ revokedAt, usedBy: [use] }), now)).toBe('revoked');
  });
});
