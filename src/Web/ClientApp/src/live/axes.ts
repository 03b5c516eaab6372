import { computed } from '@preact/signals';
import type { Axis } from '../api/entries';
import { belongs, branches, type Branch, resolve } from '../axes/tree';
import { Languages, language, tMaybe } from '../i18n';
import { live } from './live';
import { entriesOf } from './unread';

/** The topic of all axes. */
export const AxesTopic = 'axes/network';

const byKey = computed<ReadonlyMap<string, Axis>>(() => {
  const entries = live.value?.topics.view(AxesTopic).state.value.entries;
  return new Map(entries ? entriesOf(entries, 'axis').map((axis) => [axis.id, axis]) : []);
});

/** All axes that there are, the parts under theirs, by label. */
export const axisBranches = computed<readonly Branch[]>(() => branches(byKey.value, labelOf));

/** All axes that there are, each before its parts. */
export const allAxes = computed<readonly Axis[]>(() =>
  axisBranches.value.flatMap(({ axis, parts }) => [axis, ...parts]),
);

/** Those that were merged into this one. */
export const mergedInto = (key: string): Axis[] => [...byKey.value.values()].filter((axis) => axis.mergedInto === key);

/** The axis that a key stands for, as far as this browser knows. */
export const axisOf = (key: string): Axis | undefined => resolve(byKey.value, key);

/** Its name in the reader's language, else in one that it has. */
export const labelOf = (axis: Axis): string =>
  axis.labels[language.value] ?? Languages.map((one) => axis.labels[one]).find(Boolean) ?? axis.id;

/** The name of what a key stands for. The first axes have words of their own, for the time until all are here. */
export function axisLabel(key: string): string | undefined {
  const axis = axisOf(key);
  return axis ? labelOf(axis) : tMaybe(`axis.${key}`);
}

/** Whether any of the keys that something names belongs to an axis. */
export const isAbout = (keys: readonly string[], axis: string): boolean =>
  keys.some((key) => belongs(byKey.value, key, axis));
