import { describe, expect, it } from 'vitest';
import { holds } from '../../src/extracts/PermitLine';

describe('that something may be taken along', () => {
  it('holds until its time is over', () => {
    const permit = { by: 'm1', until: '2026-12-08T10:00:00Z' };
    expect(holds(permit, new Date('2026-12-08T09:59:00Z'))).toBe(true);
    expect(holds(permit, new Date(permit.until))).toBe(false);
    expect(holds(undefined, new Date())).toBe(false);
  });
});
