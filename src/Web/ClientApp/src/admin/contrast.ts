/** Colors by how well they can be told apart, as WCAG 2.2 measures it; the server's `Contrast` decides, and this shows it before. */

/** What words of normal size need. */
export const Enough = 4.5;

export interface Grounds {
  readonly paper: string;
  readonly card: string;
  readonly sunk: string;
  /** Words in the main color's opposite. */
  readonly on: string;
  readonly ink: string;
}

export type Ground = 'light' | 'dark';

/** The grounds on which words stand; those of `styles/tokens.css`. */
export const grounds: Readonly<Record<Ground, Grounds>> = {
  light: { paper: '#fbf6ee', card: '#fffdf9', sunk: '#f3e9dc', on: '#fffdf9', ink: '#2b1d16' },
  dark: { paper: '#1b1411', card: '#261d18', sunk: '#33271f', on: '#1b1411', ink: '#f6ede2' },
};

export const isColor = (text: string): boolean => /^#[\da-f]{6}$/i.test(text);

const parts = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = parts(color)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21. */
export function between(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The least contrast of a color against grounds. */
export const reached = (color: string, ground: Ground): number =>
  Math.min(...(['paper', 'card', 'sunk'] as const).map((one) => between(color, grounds[ground][one])));

/** A ratio as it is said, never rounded up to what would be enough. */
export const ratio = (contrast: number): number => Math.floor(contrast * 10) / 10;

/** The one color with a share of the other. */
export const mix = (color: string, other: string, share: number): string => {
  const to = parts(other);
  const mixed = parts(color).map((part, at) => Math.round(part + ((to[at] ?? 0) - part) * share));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};

/** Better than just enough: what is proposed is to be read well. */
const Well = 6;

/** A color for dark grounds that belongs to one for light grounds: the same, with as much white as it needs. */
export function forDark(light: string): string {
  const tries = Array.from({ length: 51 }, (_, step) => mix(light, '#ffffff', step / 50));
  return tries.find((color) => reached(color, 'dark') >= Well) ?? '#ffffff';
}
