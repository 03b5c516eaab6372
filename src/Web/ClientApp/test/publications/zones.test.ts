import { describe, expect, it } from 'vitest';
import { whenOf } from '../../src/publications/WhenFields';
import { dateThere, instantOf, localOf } from '../../src/publications/zones';

describe('hours of a place', () => {
  it('are an instant, and come back as they were written', () => {
    expect(instantOf('2026-03-12T10:00', 'America/Guatemala')).toBe('2026-03-12T16:00:00.000Z');
    expect(instantOf('2026-07-12T10:00', 'Europe/Madrid')).toBe('2026-07-12T08:00:00.000Z');
    expect(localOf('2026-07-12T08:00:00Z', 'Europe/Madrid')).toBe('2026-07-12T10:00');
  });
  it('are right on the days on which clocks change', () => {
    for (const local of ['2026-03-29T01:30', '2026-03-29T03:30', '2026-10-25T01:30', '2026-10-25T03:30'])
      expect(localOf(instantOf(local, 'Europe/Madrid'), 'Europe/Madrid')).toBe(local);
  });
  it('say the day there, wherever the reader is', () => {
    const there = dateThere('2026-03-13T02:00:00Z', 'America/Guatemala');
    expect([there.getDate(), there.getHours()]).toEqual([12, 20]);
  });
});

describe('what was typed', () => {
  const typed = { start: '2026-03-12T10:00', end: '', zone: 'UTC', allDay: false };
  it('is nothing without a beginning', () => expect(whenOf({ ...typed, start: '' })).toBeUndefined());
  it('has an end only after its beginning', () => {
    expect(whenOf({ ...typed, end: '2026-03-12T09:00' })?.end).toBeUndefined();
    expect(whenOf({ ...typed, end: '2026-03-12T12:00' })?.end).toBe('2026-03-12T12:00:00.000Z');
  });
  it('begins at midnight there when days alone are meant', () => {
    expect(whenOf({ ...typed, allDay: true, zone: 'America/Guatemala' })?.start).toBe('2026-03-12T06:00:00.000Z');
  });
});
