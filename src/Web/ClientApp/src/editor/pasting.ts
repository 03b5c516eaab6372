import { insert } from './box';
import { textOfHtml } from './paste';

/** Puts what was pasted where the caret is, with its form; as plain text where that comes to nothing. */
export function insertHtml(box: HTMLTextAreaElement, html: string, plain: string): void {
  insert(box, textOfHtml(html) || plain);
}
