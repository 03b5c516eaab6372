import type { ComponentType } from 'preact';
import { useRoute } from 'preact-iso';
import { part } from '../app/part';
import { Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { useLoaded } from '../ui/useLoaded';

type View = () => Promise<{ readonly default: ComponentType }>;

const read: View = () => import('./ReadPage');
const views: Readonly<Record<string, View>> = {
  nueva: () => import('./NewPagePage'),
  escribir: () => import('./WritePage'),
  versiones: () => import('./PageVersionsPage'),
};

/** What was loaded once is shown at once. */
const known = new Map<View, ComponentType>();

/** Everything about one page of a group. The first script names this alone, and reading brings no editor. */
export default function PageRoutes() {
  const [, , , , , page = '', act = page] = useRoute().path.split('/');
  const view = views[act] ?? read;
  const loaded = useLoaded(async () => {
    if (!known.has(view)) known.set(view, (await part(view)).default);
    return view;
  }, act);
  const Shown = known.get(view);
  if (Shown) return <Shown key={act} />;
  return loaded.failed ? <LoadFailed cause={loaded.failed} onRetry={loaded.again} /> : <Skeleton shape="card" />;
}
