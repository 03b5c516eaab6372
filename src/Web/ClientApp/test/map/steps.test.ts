import { describe, expect, it } from 'vitest';
import shapes from '../../src/map/shapes.json';
import { nearest, rangeOf, stepOf } from '../../src/map/steps';

describe('the steps of the map', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 2],
    [6, 3],
    [11, 3],
    [12, 4],
    [400, 4],
  ])('draws %i at step %i', (count, step) => expect(stepOf(count)).toBe(step));

  it('names their ranges', () => expect([1, 2, 3, 4].map(rangeOf)).toEqual(['1–2', '3–5', '6–11', '12+']));
});

describe('what a finger meant', () => {
  const marks = [
    { code: 'SV', x: 185, y: 226 },
    { code: 'GT', x: 175, y: 212 },
  ];

  it('is the nearest mark', () => expect(nearest(marks, { x: 184, y: 229 }, 36)?.code).toBe('SV'));

  it('is nothing far from all', () => expect(nearest(marks, { x: 500, y: 100 }, 36)).toBeNull());
});

it('has an outline of each country that the app names as near', () => {
  const drawn = new Set([...shapes.main, ...shapes.inset].map(({ code }) => code));
  const near = [
    'AR',
    'BO',
    'BR',
    'CL',
    'CO',
    'CR',
    'CU',
    'DO',
    'EC',
    'ES',
    'GT',
    'HN',
    'HT',
    'MX',
    'NI',
    'PA',
    'PE',
    'PY',
    'SV',
    'UY',
    'VE',
  ];
  expect(near.filter((code) => !drawn.has(code))).toEqual([]);
});
