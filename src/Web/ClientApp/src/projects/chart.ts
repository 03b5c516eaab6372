import { dayOf } from '../initiatives/days';

/** What an indicator was on a day such as `2026-03-01`. */
export interface Point {
  readonly on: string;
  readonly value: number;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Room for the labels of the axes. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Chart {
  readonly points: readonly (Point & { readonly x: number; readonly y: number })[];
  /** The line, as the `d` of a path. */
  readonly line: string;
  readonly levels: readonly { readonly value: number; readonly y: number }[];
  readonly days: readonly { readonly on: string; readonly x: number }[];
  readonly targetY: number | undefined;
}

const Day = 86_400_000;
const at = (day: string): number => Math.round(dayOf(day).getTime() / Day);

/** A step of 1, 2 or 5 of some power of ten that divides a span into about so many. */
export function stepOf(span: number, parts: number): number {
  const rough = span / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((one) => one * power >= rough) ?? 10;
  return factor * power;
}

/** Round values from at or below the least to at or above the most; what can't be negative isn't. */
export function levelsOf(values: readonly number[], parts = 4): number[] {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const low = least >= 0 && least < most * 0.6 ? 0 : least;
  const step = stepOf(most - low || Math.abs(most) || 1, parts);
  const from = Math.floor(low / step);
  const to = Math.max(Math.ceil(most / step), from + 1);
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)));
}

/**
 * Where everything stands. The days go from the first value to the last, or to the day of the target where that is
 * later; a single value stands in the middle.
 */
export function drawn(
  values: readonly Point[],
  target: number | undefined,
  due: string | undefined,
  size: ChartSize,
): Chart {
  const { width, height, left, right, top, bottom } = size;
  const inOrder = [...values].sort((a, b) => a.on.localeCompare(b.on));
  const days = inOrder.map((point) => point.on);
  const ends = [...days, ...(target !== undefined && due ? [due] : [])].sort();
  const first = ends[0] ?? '';
  const last = ends.at(-1) ?? '';
  const span = ends.length ? at(last) - at(first) : 0;
  const x = (day: string) =>
    span === 0 ? (left + width - right) / 2 : left + ((at(day) - at(first)) / span) * (width - left - right);
  const levels = levelsOf([...inOrder.map((point) => point.value), ...(target === undefined ? [] : [target])]);
  const [low, high] = [levels[0] ?? 0, levels.at(-1) ?? 1];
  const y = (value: number) => top + ((high - value) / (high - low)) * (height - top - bottom);
  const points = inOrder.map((point) => ({ ...point, x: x(point.on), y: y(point.value) }));
  return {
    points,
    line: points.map((point, i) => `${i ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join(' '),
    levels: levels.map((value) => ({ value, y: y(value) })),
    days: [...new Set(ends.length ? [first, last] : [])].map((on) => ({ on, x: x(on) })),
    targetY: target === undefined ? undefined : y(target),
  };
}
