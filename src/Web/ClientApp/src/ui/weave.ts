import { tintOf } from './tint';

/** One tile of a woven pattern: rows of cells, each the number of one of four threads; 0 is the ground. */
export type Weave = readonly (readonly number[])[];

export const TileWidth = 24;
export const TileHeight = 12;

/** In which order the threads follow each other from the middle of a lozenge outward. */
const Orders: readonly (readonly number[])[] = [
  [2, 1, 1, 0, 3, 0],
  [1, 1, 0, 2, 0, 3, 3, 0],
  [3, 0, 1, 1, 0],
  [1, 2, 1, 0, 0, 3, 0],
  [0, 3, 3, 0, 1, 2, 1, 0],
  [2, 0, 1, 1, 3, 3, 0],
  [1, 0, 1, 0, 2, 3, 3, 0],
  [3, 1, 0, 0, 2, 0, 1],
];

/**
 * A geometric pattern that is always the same for an id and copies nobody's textile: lozenges of steps, whose slope,
 * step and order of threads come from the id. The tile is symmetrical, so that it joins itself on every side.
 */
export function weave(id: string): Weave {
  const [a, b, c, d] = [tintOf(`${id}a`), tintOf(`${id}b`), tintOf(`${id}c`), tintOf(`${id}d`)];
  const slope = 1 + (a % 2);
  const step = 1 + (b % 3);
  const order = Orders[c] ?? [];
  const cell = (x: number, y: number): number => {
    const dx = Math.floor(Math.abs(x - (TileWidth - 1) / 2) / step);
    const dy = Math.floor(Math.abs(y - (TileHeight - 1) / 2));
    return order[(dx + dy * slope + d) % order.length] ?? 0;
  };
  return Array.from({ length: TileHeight }, (_, y) => Array.from({ length: TileWidth }, (_, x) => cell(x, y)));
}
