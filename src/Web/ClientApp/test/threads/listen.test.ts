import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/threads/listen';

describe('what is read aloud', () => {
  it('is told in sentences', () => {
    expect(piecesOf('Hola a todas. ¿Qué sembramos? Maíz')).toEqual(['Hola a todas.', '¿Qué sembramos?', 'Maíz']);
  });

  it('has no piece that is too long for a voice, and loses no word', () => {
    const text = Array.from({ length: 200 }, (_, i) => `palabra${i}`).join(' ');
    const pieces = piecesOf(text);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(200);
    expect(pieces.join(' ')).toBe(text);
  });

  it('is nothing where there is nothing to read', () => {
    expect(piecesOf('')).toEqual([]);
    expect(piecesOf('   ')).toEqual([]);
  });
});
