// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { between, Enough, forDark, grounds, isColor, ratio, reached } from '../../src/admin/contrast';

/** The server is held to the same examples. */
const examples = JSON.parse(readFileSync(new URL('contrast.json', import.meta.url), 'utf8')) as {
  color: string;
  light: number;
  dark: number;
}[];

describe('contrast', () => {
  it('is measured as the server does', () => {
    for (const { color, light, dark } of examples) {
      expect([color, ratio(reached(color, 'light')), ratio(reached(color, 'dark'))]).toEqual([color, light, dark]);
    }
  });

  it('goes from 1 to 21 and is the same both ways', () => {
    expect(between('#000000', '#ffffff')).toBeCloseTo(21);
    expect(between('#ffffff', '#000000')).toBeCloseTo(21);
    expect(between('#8a3418', '#8a3418')).toBe(1);
  });

  it('is never rounded up to what would be enough', () => {
    expect(ratio(4.49)).toBe(4.4);
    expect(ratio(4.5)).toBe(4.5);
  });

  it('knows the grounds of the style sheet', () => {
    const tokens = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
    for (const name of ['paper', 'card', 'sunk', 'ink'] as const) {
      expect(tokens).toContain(`--${name}: light-dark(${grounds.light[name]}, ${grounds.dark[name]});`);
    }
  });

  it('proposes a color that can be read on dark grounds, whatever the one for light ones is', () => {
    for (const { color } of examples) expect(reached(forDark(color), 'dark')).toBeGreaterThanOrEqual(Enough);
  });

  it('knows what a color is', () => {
    expect(['#8a3418', '#FFFFFF'].every(isColor)).toBe(true);
    expect(['8a3418', '#8a341', '#8a34188', '#8a341g', 'red', ''].some(isColor)).toBe(false);
  });
});
