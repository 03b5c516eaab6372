import type { MemberId } from '../api/entries';
import { fold } from '../i18n/fold';

/** Whom `@Name` at a place of a text means; the text itself shows the name alone, and two people may share one. */
export interface Mention {
  readonly at: number;
  readonly name: string;
  readonly id: MemberId;
}

const Written = /@\[([^\]\n]{1,80})\]\((m[0-9a-f]{32})\)/g;

/** The text as it is sent: `@[Name](m…)` for every name that was chosen and still stands there by itself. */
export function encode(text: string, mentions: readonly Mention[]): string {
  let sent = '';
  let from = 0;
  for (const { at, name, id } of [...mentions].sort((a, b) => a.at - b.at)) {
    const end = at + name.length + 1;
    if (at < from || text.slice(at, end) !== `@${name}` || /^[\p{L}\p{N}]/u.test(text.slice(end))) continue;
    sent += `${text.slice(from, at)}@[${name}](${id})`;
    from = end;
  }
  return sent + text.slice(from);
}

/** The text as it is edited, and whom it mentions. */
export function decode(source: string): { text: string; mentions: readonly Mention[] } {
  const mentions: Mention[] = [];
  let text = '';
  let from = 0;
  for (const { 0: whole, 1: name = '', 2: id = '', index } of source.matchAll(Written)) {
    text += source.slice(from, index);
    mentions.push({ at: text.length, name, id });
    text += `@${name}`;
    from = index + whole.length;
  }
  return { text: text + source.slice(from), mentions };
}

/** The mentions after the text was changed: those behind the change moved with it, those in it are none any more. */
export function moved(mentions: readonly Mention[], before: string, after: string): readonly Mention[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < most - start && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest++;
  const end = before.length - rest;
  return mentions.flatMap((one) => {
    if (one.at + one.name.length + 1 <= start) return one;
    return one.at >= end ? { ...one, at: one.at + after.length - before.length } : [];
  });
}

/** A post as one line of plain text, for quotes. */
export const plain = (source: string): string =>
  decode(source)
    .text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/^[>#*\-\s]+|[*_`~]/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The beginning of a name that is being written before the caret, or null. */
export function nameBeforeCaret(text: string, caret: number): { start: number; part: string } | null {
  const found = /(?:^|[\s(])@(\p{L}[\p{L}' -]{0,30})?$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const part = found[1] ?? '';
  return { start: caret - part.length - 1, part };
}

/** Puts a chosen name in the place of its beginning. */
export function choose(text: string, start: number, caret: number, name: string): { text: string; caret: number } {
  const put = `@${name} `;
  return { text: text.slice(0, start) + put + text.slice(caret).replace(/^ /, ''), caret: start + put.length };
}

/** Those whose name has a word that begins so; case and accents don't matter. */
export function namesLike<T extends { readonly name: string }>(all: readonly T[], part: string, most = 6): T[] {
  const wanted = fold(part);
  const begins = (one: T) => fold(one.name).startsWith(wanted);
  const has = (one: T) =>
    fold(one.name)
      .split(' ')
      .some((word) => word.startsWith(wanted));
  return [...all.filter(begins), ...all.filter((one) => !begins(one) && has(one))].slice(0, most);
}
