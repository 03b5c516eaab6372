import { useComputed } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { t } from '../i18n';
import { live } from '../live/live';
import { EmptyState, ErrorState, Skeleton } from '../ui/EmptyState';
import { NotFoundPage } from './NotFoundPage';
import { isOpen, routes, SignIn } from './routes';
import { Shell } from './Shell';
import { phase, start } from './session';

export function App() {
  return (
    <LocationProvider scope="/app">
      <Pages />
    </LocationProvider>
  );
}

function Pages() {
  const { path, url, route } = useLocation();
  const ready = useComputed(() => phase.value === 'signedOut' || live.value !== null);
  const stranger = phase.value === 'signedOut' && path !== SignIn && !isOpen(path);
  useEffect(() => {
    const { pathname, search, hash } = location;
    if (stranger) route(`${SignIn}?a=${encodeURIComponent(pathname + search + hash)}`, true);
  }, [stranger, url]);
  if (phase.value === 'away' || phase.value === 'broken') return <Away />;
  if (stranger || !ready.value) {
    return (
      <Shell>
        <Skeleton />
      </Shell>
    );
  }
  return (
    <Shell>
      <Content key={live.value?.member ?? ''} path={path} />
    </Shell>
  );
}

/** The page of the address; what fails in it leaves the shell standing. */
function Content({ path }: { path: string }) {
  const [broken, setBroken] = useState<string | null>(null);
  if (broken === path) return <ErrorState onRetry={() => setBroken(null)} />;
  return (
    <ErrorBoundary onError={() => setBroken(path)}>
      <Router>
        {/* Without keys of their own: a page with several addresses stays when one goes from one to another. */}
        {routes.map(({ path: at, page }) => (
          <Route path={at} component={page} />
        ))}
        <Route default component={NotFoundPage} />
      </Router>
    </ErrorBoundary>
  );
}

/** Opened for the first time without an answer: there is nothing to show, and nothing is lost. */
function Away() {
  useEffect(() => {
    const again = () => void start();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  return (
    <Shell>
      <EmptyState id="away" title={t(phase.value === 'away' ? 'error.line' : 'error.server')}>
        <button type="button" class="button button-primary" onClick={() => void start()}>
          {t('action.retry')}
        </button>
      </EmptyState>
    </Shell>
  );
}
