/** What is pasted from a document or a page, as the text that the editor keeps: headings, lists, tables, quotes, links
 * and emphasis stay; pictures of other places, colors and letters don't. */
export function textOfHtml(html: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  return blocks(body)
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const Blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DIV DL FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE UL'.split(
    ' ',
  ),
);
const Unseen = new Set(['STYLE', 'SCRIPT', 'META', 'TITLE', 'HEAD', 'TEMPLATE', 'NOSCRIPT']);

const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;
const isBlock = (node: Node): node is HTMLElement => isElement(node) && Blocks.has(node.tagName);

/** The blocks of an element; words between them are paragraphs. */
function blocks(parent: Node): string[] {
  const found: string[] = [];
  let line = '';
  const end = () => {
    const text = tidy(line);
    if (text) found.push(text);
    line = '';
  };
  for (const node of parent.childNodes) {
    if (isElement(node) && Unseen.has(node.tagName)) continue;
    // Documents of some programs wrap everything in one inline element.
    if (isBlock(node) || (isElement(node) && [...node.childNodes].some(isBlock))) {
      end();
      found.push(...(isBlock(node) ? block(node) : blocks(node)));
    } else line += inline(node);
  }
  end();
  return found.filter(Boolean);
}

function block(element: HTMLElement): string[] {
  const { tagName } = element;
  const level = /^H([1-6])$/.exec(tagName)?.[1];
  if (level) return [heading(Number(level), tidy(inlines(element)))];
  switch (tagName) {
    case 'UL':
    case 'OL':
      return [list(element, '')];
    case 'BLOCKQUOTE':
      return [
        blocks(element)
          .join('\n\n')
          .split('\n')
          .map((line) => `> ${line}`.trimEnd())
          .join('\n'),
      ];
    case 'TABLE':
      return [table(element)];
    case 'PRE':
      return [`\`\`\`\n${(element.textContent ?? '').trimEnd()}\n\`\`\``];
    case 'HR':
      return ['---'];
    default:
      return blocks(element);
  }
}

/** The title has a place of its own, so headings begin one level further down. */
const heading = (level: number, text: string): string =>
  text ? `${'#'.repeat(Math.min(4, Math.max(2, level)))} ${text.replace(/\*\*/g, '')}` : '';

function list(element: HTMLElement, indent: string): string {
  let n = 0;
  const lines: string[] = [];
  for (const item of element.children) {
    const isList = item.tagName === 'UL' || item.tagName === 'OL';
    if (isList) lines.push(list(item as HTMLElement, `${indent}  `));
    if (item.tagName !== 'LI') continue;
    n++;
    const sign = element.tagName === 'OL' ? `${n}.` : '-';
    const inner = [...item.childNodes].filter(
      (node) => !(isElement(node) && (node.tagName === 'UL' || node.tagName === 'OL')),
    );
    lines.push(`${indent}${sign} ${tidy(inner.map(inline).join('')).replace(/\n+/g, ' ')}`);
    for (const nested of item.children) {
      if (nested.tagName === 'UL' || nested.tagName === 'OL')
        lines.push(list(nested as HTMLElement, `${indent}${' '.repeat(sign.length + 1)}`));
    }
  }
  return lines.filter((line) => line.trim()).join('\n');
}

function table(element: HTMLElement): string {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => tidy(inlines(cell)).replace(/\s+/g, ' ').replace(/\|/g, '\\|')),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  // A table of one column is how some programs lay out a page.
  if (width === 1) return rows.map((row) => row[0] ?? '').join('\n\n');
  const line = (row: readonly string[]) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(Array(width).fill('---')), ...rest.map(line)].join('\n');
}

const inlines = (parent: Node): string => [...parent.childNodes].map(inline).join('');

function inline(node: Node): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replace(/\s+/g, ' ');
  if (!isElement(node) || Unseen.has(node.tagName)) return '';
  if (node.tagName === 'BR') return '\n';
  const text = inlines(node);
  if (!text.trim()) return text;
  if (node.tagName === 'A') return link(node, text);
  if (node.tagName === 'CODE') return `\`${text.trim()}\``;
  const weight = node.style.fontWeight;
  const bold = /^(?:B|STRONG)$/.test(node.tagName) ? weight !== 'normal' : weight === 'bold' || Number(weight) >= 600;
  const slanted = /^(?:I|EM)$/.test(node.tagName) || node.style.fontStyle === 'italic';
  return wrap(wrap(text, bold && !text.includes('**') ? '**' : ''), slanted ? '_' : '');
}

/** Marks stand at the words themselves. */
const wrap = (text: string, mark: string): string =>
  mark ? text.replace(/^(\s*)([\s\S]*?)(\s*)$/, `$1${mark}$2${mark}$3`) : text;

function link(element: HTMLElement, text: string): string {
  const address = element.getAttribute('href') ?? '';
  if (!/^(?:https?:|mailto:)/i.test(address)) return text;
  return `[${text.trim().replace(/[[\]]/g, '')}](${address.replace(/\s/g, '%20').replace(/\(/g, '%28').replace(/\)/g, '%29')})`;
}

const tidy = (line: string): string => line.replace(/[ \t]*\n[ \t]*/g, '\n').trim();
