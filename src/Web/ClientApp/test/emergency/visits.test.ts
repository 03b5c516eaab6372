import { describe, expect, it } from 'vitest';
import type { EmergencyEntry, Entry, PowerAct } from '../../src/api/entries';
import { openVisit } from '../../src/emergency/VisitLines';
import { reasonOf } from '../../src/power/where';

const first = {
  at: '2026-11-01T10:00:00Z',
  until: '2026-11-02T10:00:00Z',
  endedAt: '2026-11-01T12:00:00Z',
  reason: 'Uno',
};
const last = { at: '2026-11-08T10:00:00Z', until: '2026-11-09T10:00:00Z', reason: 'Dos' };
const entry = (...visits: EmergencyEntry['visits']): EmergencyEntry =>
  ({ kind: 'emergencyEntry', id: 'emergency/m1', by: 'm1', no: 3, rev: 3, visits }) as EmergencyEntry;

describe('a visit in an emergency', () => {
  it('goes on until it ended or its time is over', () => {
    expect(openVisit(entry(first, last), new Date('2026-11-09T09:59:00Z'))).toBe(last);
    expect(openVisit(entry(first, last), new Date(last.until))).toBeUndefined();
    expect(openVisit(entry(first), new Date('2026-11-01T11:00:00Z'))).toBeUndefined();
    expect(openVisit(entry(), new Date())).toBeUndefined();
  });

  it('has the reason that the group holds of that very visit', () => {
    const group = { id: 'g1', name: '', entries: new Map<string, Entry>([['emergency/m1', entry(first, last)]]) };
    const act = { kind: 'act', type: 'emergencyEntered', by: 'm1', at: first.at } as PowerAct;
    expect(reasonOf(act, group)).toBe('Uno');
    expect(reasonOf({ ...act, at: last.at }, group)).toBe('Dos');
    expect(reasonOf({ ...act, by: 'm2' }, group)).toBeUndefined();
    expect(reasonOf({ ...act, type: 'archived' }, group)).toBeUndefined();
    expect(reasonOf(act)).toBeUndefined();
  });
});
