import type { FeedItem } from '../api/entries';
import { folded } from '../app/slugs';

/** Whether somebody follows whoever shared it, in whose name, what it is about or where it is from. Pure. */
export function isFollowed(
  item: FeedItem,
  targets: ReadonlySet<string>,
  isAbout: (keys: readonly string[], axis: string) => boolean,
): boolean {
  const named = [
    ...item.authors,
    item.organization,
    item.initiative,
    item.country && `country-${item.country}`,
    item.country && item.territory && `territory-${item.country}-${folded(item.territory)}`,
  ];
  return (
    named.some((one) => one && targets.has(one)) ||
    [...targets].some((target) => target.startsWith('axis-') && isAbout(item.axes, target.slice('axis-'.length)))
  );
}
