import type { MemberId } from '../api/entries';
import { fold } from '../i18n/fold';

/** Whom the names in a text mean; the text itself shows `@Name` alone. */
export type Mentions = Readonly<Record<string, MemberId>>;

const Written = /@\[([^\]\n]{1,80})\]\((m[0-9a-f]{32})\)/g;

/** The text as it is sent: `@[Name](m…)` for every name that was chosen. */
export function encode(text: string, mentions: Mentions): string {
  const names = Object.keys(mentions).sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const any = new RegExp(`@(${names.map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return text.replace(any, (_, name: string) => `@[${name}](${mentions[name]})`);
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The text as it is edited, and whom it mentions. */
export function decode(source: string): { text: string; mentions: Mentions } {
  const mentions: Record<string, MemberId> = {};
  const text = source.replace(Written, (_, name: string, id: string) => {
    mentions[name] = id;
    return `@${name}`;
  });
  return { text, mentions };
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
