import { describe, expect, it } from 'vitest';
import type { Axis } from '../../src/api/entries';
import { belongs, branches, resolve } from '../../src/axes/tree';

const axis = (id: string, more: Partial<Axis> = {}): Axis => ({
  kind: 'axis',
  id,
  no: 1,
  rev: 1,
  labels: { es: id },
  about: '',
  state: 'confirmed',
  at: '2026-03-12T10:00:00Z',
  ...more,
});
const of = (...all: Axis[]) => new Map(all.map((one) => [one.id, one]));
const label = (one: Axis) => one.labels['es'] ?? '';

describe('axes', () => {
  const known = of(
    axis('agua'),
    axis('riego', { parent: 'agua' }),
    axis('semillas'),
    axis('semilla', { state: 'merged', mergedInto: 'semillas' }),
    axis('simiente', { state: 'merged', mergedInto: 'semilla' }),
    axis('maiz', { parent: 'semilla' }),
    axis('abonos', { state: 'proposed' }),
  );

  it('that were merged are found under the other, however often', () => {
    expect(resolve(known, 'simiente')?.id).toBe('semillas');
    expect(resolve(known, 'agua')?.id).toBe('agua');
    expect(resolve(known, 'nada')).toBeUndefined();
  });

  it('never lead round in a circle', () => {
    const round = of(axis('a', { mergedInto: 'b' }), axis('b', { mergedInto: 'a' }));
    expect(resolve(round, 'a')).toBeDefined();
  });

  it('hold what names them, what names their parts, and what named those that were merged into them', () => {
    expect(belongs(known, 'riego', 'agua')).toBe(true);
    expect(belongs(known, 'maiz', 'semillas')).toBe(true);
    expect(belongs(known, 'simiente', 'semillas')).toBe(true);
    expect(belongs(known, 'agua', 'riego')).toBe(false);
    expect(belongs(of(), 'agua', 'agua')).toBe(true);
  });

  it('stand by name, parts under theirs, merged ones nowhere', () => {
    expect(branches(known, label).map(({ axis: one, parts }) => [one.id, parts.map((part) => part.id)])).toEqual([
      ['abonos', []],
      ['agua', ['riego']],
      ['semillas', ['maiz']],
    ]);
  });
});
