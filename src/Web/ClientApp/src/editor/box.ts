import { replacement, type Selected } from './format';

/** What stands in a box and what is selected there. */
export const selectedIn = (box: HTMLTextAreaElement): Selected => ({
  text: box.value,
  start: box.selectionStart,
  end: box.selectionEnd,
});

/** Changes what stands in a box as if it had been typed: the browser's own undo takes it back. */
export function change(box: HTMLTextAreaElement, to: Selected): void {
  const { from, to: until, put } = replacement(box.value, to.text);
  box.focus();
  box.setSelectionRange(from, until);
  // Old as it is, it is the one way by which undo works.
  const typed = document.execCommand?.(put ? 'insertText' : 'delete', false, put);
  if (!typed || box.value !== to.text) {
    box.value = to.text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  box.setSelectionRange(to.start, to.end);
}

/** Puts words where the caret is. */
export function insert(box: HTMLTextAreaElement, words: string): void {
  const { text, start, end } = selectedIn(box);
  const at = start + words.length;
  change(box, { text: text.slice(0, start) + words + text.slice(end), start: at, end: at });
}
