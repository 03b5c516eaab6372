import type { TextMark } from '../api/search';

/** A piece of a text: marked, or what stands between marks. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A text in pieces. Marks that don't fit the text are left out rather than shown wrong. */
export function piecesOf(text: string, marks: readonly TextMark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, length } of marks) {
    if (start < at || length <= 0 || start + length > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, start + length), marked: true });
    at = start + length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
