import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/search/marks';

const shown = (text: string, ...marks: [number, number][]) =>
  piecesOf(
    text,
    marks.map(([start, length]) => ({ start, length })),
  ).map((one) => (one.marked ? `[${one.text}]` : one.text));

describe('marks', () => {
  it('divide a text without losing any of it', () => {
    expect(shown('Llegó la melaza 🌱 orgánica', [9, 6], [19, 8])).toEqual([
      'Llegó la ',
      '[melaza]',
      ' 🌱 ',
      '[orgánica]',
    ]);
    expect(shown('melaza', [0, 6])).toEqual(['[melaza]']);
    expect(shown('melaza')).toEqual(['melaza']);
    expect(shown('')).toEqual([]);
  });

  it('that overlap or reach beyond the text are left out', () => {
    expect(shown('melaza', [0, 3], [2, 2], [4, 9], [5, 0])).toEqual(['[mel]', 'aza']);
  });
});
