import { describe, expect, it } from 'vitest';
import { initials, tintOf } from '../../src/ui/tint';
import { weave } from '../../src/ui/weave';

describe('initials', () => {
  it.each([
    ['Ana', 'A'],
    ['Ana de la Cruz Mamani', 'AC'],
    ['María José', 'MJ'],
    ['Óscar Ñáñez', 'ÓÑ'],
    ['La Libertad', 'L'],
    ['', ''],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

const ids = Array.from({ length: 400 }, (_, i) => `m0190a1b2c3d4e5f60718293a4b${i.toString(16).padStart(6, '0')}`);

describe('tints and bands', () => {
  it('use all eight tints about alike', () => {
    const counts = new Map<number, number>();
    for (const id of ids) counts.set(tintOf(id), (counts.get(tintOf(id)) ?? 0) + 1);
    expect(counts.size).toBe(8);
    expect(Math.min(...counts.values())).toBeGreaterThan(20);
  });

  it('are the same for the same id, and symmetrical', () => {
    const tile = weave('g1');
    expect(weave('g1')).toEqual(tile);
    for (const row of tile.filter((_, y) => y % 2 === 0)) expect(row.length).toBe(24);
  });

  it('differ from id to id', () => {
    expect(new Set(ids.map((id) => JSON.stringify(weave(id)))).size).toBeGreaterThan(20);
  });
});
