import type { Axis } from '../api/entries';
import { compareFolded } from '../i18n/fold';

export type AxesByKey = ReadonlyMap<string, Axis>;

/** An axis with its parts, both by label. */
export interface Branch {
  readonly axis: Axis;
  readonly parts: readonly Axis[];
}

/** The axis that a key stands for now: what was merged is found under the other. */
export function resolve(axes: AxesByKey, key: string): Axis | undefined {
  let axis = axes.get(key);
  // Each step leads to another one, so more steps than there are would go round.
  for (let steps = 0; axis?.mergedInto !== undefined && steps < axes.size; steps++) axis = axes.get(axis.mergedInto);
  return axis;
}

/** Whether what names a key belongs to an axis: to itself, or to a part of it. */
export function belongs(axes: AxesByKey, key: string, to: string): boolean {
  const axis = resolve(axes, key);
  if (!axis) return key === to;
  return axis.id === to || (axis.parent !== undefined && resolve(axes, axis.parent)?.id === to);
}

/** All axes that there are, the parts under theirs. */
export function branches(axes: AxesByKey, label: (axis: Axis) => string): Branch[] {
  const all = [...axes.values()]
    .filter((axis) => axis.state !== 'merged')
    .sort((a, b) => compareFolded(label(a), label(b)));
  const parentOf = (axis: Axis) => (axis.parent === undefined ? undefined : resolve(axes, axis.parent)?.id);
  return all
    .filter((axis) => parentOf(axis) === undefined)
    .map((axis) => ({ axis, parts: all.filter((part) => parentOf(part) === axis.id) }));
}
