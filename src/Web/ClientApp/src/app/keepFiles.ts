import { effect } from '@preact/signals';
import { live } from '../live/live';
import { FontKept, loadFont } from './later';
import { part } from './part';
import { remember } from './remember';
import { isShared, savesData } from './session';

/** Has this browser keep what the next opening begins with: the heading font, and the files of pages. */
export function startKeeping(): void {
  if (!savesData.value) void showFont();
  // Whoever signs in here later finds the worker gone with the one who signed out.
  effect(() => {
    if (live.value && !isShared.value) void keepFiles().then(keepPush);
  });
}

/** Where pushes are on they stay so, and a push that was tapped opens its place in this page. */
const keepPush = (): Promise<void> =>
  part(() => import('../push/opened')).then(
    ({ startPush }) => startPush(),
    () => {},
  );

/** Loads the heading font; from then on this browser has it and shows it from the start. */
async function showFont(): Promise<void> {
  if (!(await loadFont())) return;
  await document.fonts?.load('600 1em "Figtree Variable"').catch(() => {});
  remember(FontKept, '1');
}

let isTelling = false;

/** Registers the service worker and tells it which files this page uses. Called for each member who begins here. */
export async function keepFiles(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/sw.js', { scope: '/app' }).catch(() => {});
  await navigator.serviceWorker.ready;
  await tell(performance.getEntriesByType('resource'));
  if (isTelling) return;
  isTelling = true;
  // Another language may be chosen later.
  new PerformanceObserver((seen) => void tell(seen.getEntries())).observe({ type: 'resource' });
}

/** Tells the worker of now: another one may have taken over since the page was opened, and none is there after leaving. */
async function tell(entries: PerformanceEntryList): Promise<void> {
  const used = entries.map((entry) => new URL(entry.name).pathname).filter((path) => path.startsWith('/assets/'));
  if (used.length === 0) return;
  const registration = await navigator.serviceWorker.getRegistration('/app');
  registration?.active?.postMessage({ used: [...new Set(used)] });
}
