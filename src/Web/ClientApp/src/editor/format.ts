/** A text and what is selected in it. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a button of the toolbar does to a text. */
export type Format = 'bold' | 'italic' | 'heading' | 'list' | 'numbers' | 'quote' | 'table';

/** Words to put where nothing is selected. */
export interface FormatWords {
  readonly text: string;
  readonly column: string;
}

const Marks = { bold: '**', italic: '_' } as const;
const Lines = { heading: '## ', list: '- ', quote: '> ' } as const;
const Prefix = /^(?:#{1,6} |- |> |\d+\. )/;
const Listed = /^(\s*)(?:([-*])|(\d+)\.) (.*)$/;

/** The text after a button was pressed. Pressing it once more takes it back. Pure. */
export function formatted(selected: Selected, format: Format, words: FormatWords): Selected {
  if (format === 'bold' || format === 'italic') return marked(selected, Marks[format], words.text);
  if (format === 'table') return block(selected, table(words));
  return lined(selected, format);
}

function marked({ text, start, end }: Selected, mark: string, words: string): Selected {
  const around = text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (around) {
    const bare = text.slice(0, start - mark.length) + text.slice(start, end) + text.slice(end + mark.length);
    return { text: bare, start: start - mark.length, end: end - mark.length };
  }
  // Spaces at the ends stay outside, where marks would mean nothing.
  const chosen = text.slice(start, end);
  const inner = chosen.trim() || words;
  const before = chosen.trim() ? chosen.slice(0, chosen.indexOf(inner)) : chosen;
  const after = chosen.trim() ? chosen.slice(before.length + inner.length) : '';
  const from = start + before.length + mark.length;
  const put = before + mark + inner + mark + after;
  return { text: text.slice(0, start) + put + text.slice(end), start: from, end: from + inner.length };
}

/** Begins each selected line so, or takes the beginning away where all have it. */
function lined({ text, start, end }: Selected, format: 'heading' | 'list' | 'numbers' | 'quote'): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const to = found < 0 ? text.length : found;
  const lines = text.slice(from, to).split('\n');
  const beginning = (i: number) => (format === 'numbers' ? `${i + 1}. ` : Lines[format]);
  const has = (line: string) => (format === 'numbers' ? /^\d+\. /.test(line) : line.startsWith(Lines[format]));
  const all = lines.every(has);
  const put = lines.map((line, i) => (all ? line.replace(Prefix, '') : beginning(i) + line.replace(Prefix, '')));
  const block = put.join('\n');
  const moved = (put[0] ?? '').length - (lines[0] ?? '').length;
  return {
    text: text.slice(0, from) + block + text.slice(to),
    start: Math.max(from, start + moved),
    end: Math.max(from, end + block.length - (to - from)),
  };
}

/** Puts a block of its own where the selection ends, with an empty line on both sides. */
export function block({ text, end }: Selected, put: string): Selected {
  const before = text.slice(0, end).replace(/\n*$/, '');
  const after = text.slice(end).replace(/^\n*/, '');
  const head = before ? `${before}\n\n` : '';
  const at = head.length + put.length;
  return { text: head + put + (after ? `\n\n${after}` : '\n'), start: at, end: at };
}

const table = ({ column }: FormatWords): string => `| ${column} 1 | ${column} 2 |\n| --- | --- |\n|  |  |\n|  |  |`;

/** A link in the place of the selection. */
export function linked({ text, start, end }: Selected, words: string, address: string): Selected {
  const put = `[${words.replace(/[[\]]/g, '')}](${address})`;
  return { text: text.slice(0, start) + put + text.slice(end), start: start + put.length, end: start + put.length };
}

/** What Enter does in a list: the next line goes on with it, and an empty one ends it. Null leaves it to the box. */
export function nextLine({ text, start, end }: Selected): Selected | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = Listed.exec(text.slice(from, start));
  if (!found) return null;
  const [, indent = '', sign, number, rest = ''] = found;
  if (!rest.trim()) return { text: text.slice(0, from) + text.slice(start), start: from, end: from };
  const put = `\n${indent}${sign ?? `${Number(number) + 1}.`} `;
  return { text: text.slice(0, start) + put + text.slice(start), start: start + put.length, end: start + put.length };
}

/** The smallest replacement that makes one text of another, so that the browser's own undo knows of it. */
export function replacement(before: string, after: string): { from: number; to: number; put: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let rest = 0;
  while (rest < most - from && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest++;
  return { from, to: before.length - rest, put: after.slice(from, after.length - rest) };
}
