import type { ComponentType } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { part } from '../app/part';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Badge } from '../ui/Badge';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { useLoaded } from '../ui/useLoaded';
import { type GroupTab, type TabProps, tabsOf } from './tabs';
import type { GroupView } from './useGroup';

/** The parts of a group as links: each has an address of its own. On a phone they are one row that scrolls. */
export function GroupTabs({ view, at }: { view: GroupView; at: string }) {
  const row = useRef<HTMLElement>(null);
  const base = addressOf.group(view.id, view.about.name);
  useLayoutEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && current) {
      row.current.scrollLeft = current.offsetLeft - (row.current.clientWidth - current.offsetWidth) / 2;
    }
  }, [at]);
  return (
    <nav ref={row} class="group-tabs" aria-label={t('group.tabs', { name: view.about.name })}>
      {tabsOf(view).map((tab) => {
        const unread = tab.unread?.(view) ?? 0;
        return (
          <a
            key={tab.key}
            href={tab.path ? `${base}/${tab.path}` : base}
            aria-current={tab.path === at ? 'page' : undefined}
          >
            {[t(tab.word), tab.count?.(view)].filter(Boolean).join(' ')}
            <Badge n={unread} words={t('nav.unread', { n: unread })} />
          </a>
        );
      })}
    </nav>
  );
}

/** What was loaded once is shown at once. */
const known = new Map<string, ComponentType<TabProps>>();

interface OpenTabProps extends TabProps {
  readonly tab: GroupTab;
  /** Whether what members see of the group is here: a tab never shows a group as empty before that. */
  readonly isHere: boolean;
}

/** What the tab that is open shows. */
export function OpenTab({ tab, isHere, ...props }: OpenTabProps) {
  const { line } = useLive();
  const loaded = useLoaded(async () => {
    if (!known.has(tab.key)) known.set(tab.key, (await part(tab.load)).default);
    return tab.key;
  }, tab.key);
  const Shown = known.get(tab.key);
  if (Shown && isHere) return <Shown key={tab.key} {...props} />;
  if (!Shown && loaded.failed) return <LoadFailed cause={loaded.failed} onRetry={loaded.again} />;
  return !isHere && line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />;
}
