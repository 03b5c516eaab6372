import { type ReadonlySignal, signal } from '@preact/signals';

function matches(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const matching = signal(list.matches);
  list.addEventListener('change', () => (matching.value = list.matches));
  return matching;
}

/** Whether the rail stands where a phone has its tabs; as in `layout.css`. What is not shown is not made. */
export const hasRail = matches('(min-width: 64rem)');
/** Whether there is room for the side column. */
export const hasSide = matches('(min-width: 80rem)');
/** Whether the browser has painted the first content. What nobody sees before is made after it. */
export const painted = signal(false);

/** Waits for the first paint; a tab in the background paints nothing, and waits no longer than this. */
export async function firstPaint(atMost: number): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, atMost);
  });
  painted.value = true;
}
