import type { TextMark } from '../api/search';
import { piecesOf } from './marks';

/** A plain text in which what was looked for is marked. */
export function Marked({ text, marks }: { text: string; marks: readonly TextMark[] }) {
  return (
    <>{piecesOf(text, marks).map((piece, i) => (piece.marked ? <mark key={i}>{piece.text}</mark> : piece.text))}</>
  );
}
