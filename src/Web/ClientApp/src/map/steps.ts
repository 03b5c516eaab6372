/** From how many on a country is drawn one step darker. */
export const Steps = [1, 3, 6, 12] as const;

/** The step of a count: 0 for none, up to 4. */
export const stepOf = (count: number): number => Steps.filter((from) => count >= from).length;

/** What a step stands for, as in a legend: "1–2", and without an end for the last. */
export function rangeOf(step: number): string {
  const from = Steps[step - 1] ?? 0;
  const next = Steps[step];
  if (next === undefined) return `${from}+`;
  return next - 1 === from ? `${from}` : `${from}–${next - 1}`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The nearest of some marks within a finger's reach of a point, or null: small countries are hard to hit. */
export function nearest<Mark extends Point>(marks: readonly Mark[], at: Point, reach: number): Mark | null {
  const distance = (mark: Mark) => Math.hypot(mark.x - at.x, mark.y - at.y);
  const [first] = marks.filter((mark) => distance(mark) <= reach).sort((a, b) => distance(a) - distance(b));
  return first ?? null;
}
