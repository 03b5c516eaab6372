import type { Post } from '../api/entries';
import { plain } from '../composer/mentions';
import { nameWords } from '../files/words';

/** A post in one line; of one without text what its first file shows, or its name. */
export function wordsOf({ source, attachments }: Post): string {
  const first = attachments?.[0];
  return plain(source) || (first?.alt ?? (first ? nameWords(first) : ''));
}
