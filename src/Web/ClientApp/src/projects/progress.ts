import type { ProjectIndicator, ProjectValue } from '../api/entries';

/** The values of an indicator, the first day first. */
export const valuesOf = (all: readonly ProjectValue[], indicator: ProjectIndicator): ProjectValue[] =>
  all.filter((value) => value.indicator === indicator.no).sort((a, b) => a.on.localeCompare(b.on));

/** Whether a value is where the indicator should be; without a target, nothing is said. */
export const isReached = ({ target, direction }: ProjectIndicator, value: number): boolean =>
  target !== undefined && (direction === 'up' ? value >= target : value <= target);

/** The order that puts a goal before or behind its neighbor: between those two where it will stand. */
export function movedOrder(orders: readonly number[], from: number, to: number): number {
  const others = orders.filter((_, i) => i !== from);
  const before = others[to - 1];
  const after = others[to];
  if (before === undefined) return (after ?? 0) - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}
