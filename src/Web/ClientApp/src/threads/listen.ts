import { effect, signal } from '@preact/signals';
import type { Post } from '../api/entries';
import { plain } from '../composer/mentions';
import { language } from '../i18n';
import { memberCard } from '../live/cards';

/** Whether this browser can read aloud. Its voices come some time after they are asked for. */
export const hasVoice = signal(false);
/** The post that is being read aloud. */
export const heard = signal<Post | null>(null);

const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
const look = () => (hasVoice.value = (speech?.getVoices().length ?? 0) > 0);
look();
speech?.addEventListener?.('voiceschanged', look);

/** Some voices stop by themselves in a longer piece. */
const LongestPiece = 200;

/** Reads a post aloud, or ends doing so. */
export function listen(post: Post): void {
  const ends = heard.peek() === post;
  speech?.cancel();
  heard.value = null;
  if (ends || !speech) return;
  heard.value = post;
  const pieces = piecesOf(plain(post.source));
  for (const [at, text] of pieces.entries()) {
    const said = new SpeechSynthesisUtterance(text);
    said.lang = languageOf(post);
    const done = () => {
      if (heard.peek() === post) heard.value = null;
    };
    said.onerror = done;
    if (at === pieces.length - 1) said.onend = done;
    speech.speak(said);
  }
}

/** The reader's language where the author speaks it, else the first one that the author does. */
function languageOf(post: Post): string {
  const spoken = memberCard(post.by)?.languages ?? [];
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
