import { effect, signal } from '@preact/signals';
import type { MemberId } from '../api/entries';
import { plain } from '../composer/mentions';
import { language } from '../i18n';
import { memberCard } from '../live/cards';

/** Whether this browser can read aloud. Its voices come some time after they are asked for. */
export const hasVoice = signal(false);
/** Something that somebody wrote. */
export interface Spoken {
  /** Markdown. */
  readonly source: string;
  readonly by?: MemberId;
  /** Where it isn't known, it is taken to be the reader's or the author's. */
  readonly language?: string;
}

/** What is being read aloud. */
const heard = signal<Spoken | null>(null);

/** Whether this is being read aloud. */
export const isHeard = ({ source, by }: Spoken): boolean => heard.value?.source === source && heard.value.by === by;

const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
const look = () => (hasVoice.value = (speech?.getVoices().length ?? 0) > 0);
look();
speech?.addEventListener?.('voiceschanged', look);

/** Some voices stop by themselves in a longer piece. */
const LongestPiece = 200;

/** Reads something aloud, or ends doing so. */
export function listen(text: Spoken): void {
  const ends = isHeard(text);
  speech?.cancel();
  heard.value = null;
  if (ends || !speech) return;
  heard.value = text;
  const pieces = piecesOf(plain(text.source));
  for (const [at, piece] of pieces.entries()) {
    const said = new SpeechSynthesisUtterance(piece);
    said.lang = languageOf(text);
    const done = () => {
      if (heard.peek() === text) heard.value = null;
    };
    said.onerror = done;
    if (at === pieces.length - 1) said.onend = done;
    speech.speak(said);
  }
}

/** The text's own language; where that isn't known, the reader's if the author speaks it, else the author's first one. */
function languageOf({ by, language: own }: Spoken): string {
  if (own) return own;
  const spoken = (by && memberCard(by)?.languages) || [];
  return spoken.includes(language.value) ? language.value : (spoken[0] ?? language.value);
}

/** A text in sentences, and longer ones at spaces. */
export function piecesOf(text: string): string[] {
  const sentences = text.match(/[^.!?…]+[.!?…]*\s*/g) ?? [];
  return sentences
    .flatMap(
      (sentence) => sentence.match(new RegExp(`.{1,${LongestPiece}}(?:\\s|$)|\\S{1,${LongestPiece}}`, 'g')) ?? [],
    )
    .map((piece) => piece.trim())
    .filter(Boolean);
}

/** Nobody wants to hear on what is no longer on screen in their language. */
effect(() => {
  void language.value;
  if (heard.peek()) speech?.cancel();
});
