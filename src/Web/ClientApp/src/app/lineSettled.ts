import { computed, effect } from '@preact/signals';
import { live } from '../live/live';

/** How long what can come later waits for the live line. */
const LineTime = 4_000;

/** Resolves when the line is there, or is known not to be, or takes long. */
export function lineSettled(): Promise<void> {
  const settled = computed(() => live.value?.line.value !== 'connecting');
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (settled.value) resolve();
    });
    setTimeout(() => {
      stop();
      resolve();
    }, LineTime);
  });
}
