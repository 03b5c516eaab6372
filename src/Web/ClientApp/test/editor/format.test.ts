import { describe, expect, it } from 'vitest';
import { block, type Format, formatted, linked, nextLine, replacement } from '../../src/editor/format';

const words = { text: 'texto', column: 'Columna' };
/** A text whose selection stands between bars. */
const at = (marked: string) => {
  const [before = '', inside, after] = marked.split('¦');
  if (after === undefined) return { text: before + (inside ?? ''), start: before.length, end: before.length };
  const text = before + (inside ?? '') + after;
  return { text, start: before.length, end: before.length + (inside ?? '').length };
};
const shown = ({ text, start, end }: { text: string; start: number; end: number }) =>
  start === end
    ? `${text.slice(0, start)}¦${text.slice(end)}`
    : `${text.slice(0, start)}¦${text.slice(start, end)}¦${text.slice(end)}`;
const press = (marked: string, format: Format) => shown(formatted(at(marked), format, words));

describe('emphasis', () => {
  it('goes around what is selected, and is taken back by pressing once more', () => {
    expect(press('una ¦buena¦ idea', 'bold')).toBe('una **¦buena¦** idea');
    expect(press('una **¦buena¦** idea', 'bold')).toBe('una ¦buena¦ idea');
  });
  it('leaves spaces outside, where marks would mean nothing', () => {
    expect(press('una¦ buena ¦idea', 'italic')).toBe('una _¦buena¦_ idea');
  });
  it('puts words where nothing is selected', () => {
    expect(press('una ¦', 'bold')).toBe('una **¦texto¦**');
  });
});

describe('lines', () => {
  it('begin with the sign, all that are selected', () => {
    expect(press('uno\n¦dos\ntres¦', 'list')).toBe('uno\n- ¦dos\n- tres¦');
    expect(press('¦uno\ndos¦', 'numbers')).toBe('1. ¦uno\n2. dos¦');
  });
  it('lose it where all have it, and change one sign for another', () => {
    expect(press('- uno\n- ¦dos', 'list')).toBe('- uno\n¦dos');
    expect(press('- ¦uno', 'heading')).toBe('## ¦uno');
    expect(press('> ¦uno', 'quote')).toBe('¦uno');
  });
});

describe('blocks', () => {
  it('stand between empty lines', () => {
    expect(block(at('antes¦después'), '![x](y)').text).toBe('antes\n\n![x](y)\n\ndespués');
    expect(press('¦', 'table').replace(/¦/g, '')).toContain('| Columna 1 | Columna 2 |\n| --- | --- |');
  });
  it('put a link in the place of the selection', () => {
    expect(shown(linked(at('ver ¦la guía¦ aquí'), 'la [guía]', 'https://a.example/'))).toBe(
      'ver [la guía](https://a.example/)¦ aquí',
    );
  });
});

describe('a list', () => {
  it('goes on with Enter, counting', () => {
    expect(shown(nextLine(at('- uno¦')) ?? at(''))).toBe('- uno\n- ¦');
    expect(shown(nextLine(at('9. uno¦')) ?? at(''))).toBe('9. uno\n10. ¦');
  });
  it('ends with an empty line', () => {
    expect(shown(nextLine(at('- uno\n- ¦')) ?? at('-'))).toBe('- uno\n¦');
  });
  it('is none in a paragraph', () => expect(nextLine(at('uno¦'))).toBeNull());
});

it('replaces as little as can be, so that undo knows what was done', () => {
  expect(replacement('una buena idea', 'una muy buena idea')).toEqual({ from: 4, to: 4, put: 'muy ' });
  expect(replacement('aaa', 'aa')).toEqual({ from: 2, to: 3, put: '' });
});
