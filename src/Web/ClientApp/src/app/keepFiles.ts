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
