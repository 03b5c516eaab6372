import { describe, expect, it } from 'vitest';
import type { FeedItem } from '../../src/api/entries';
import { isFollowed } from '../../src/relations/isFollowed';

const item = {
  authors: ['m1'],
  organization: 'o1',
  axes: ['seeds'],
  country: 'GT',
  territory: 'Alta Verapaz',
} as unknown as FeedItem;

const partOf = (keys: readonly string[], axis: string) =>
  keys.includes(axis) || (axis === 'agro' && keys.includes('seeds'));

describe('what is followed', () => {
  it.each(['m1', 'o1', 'axis-seeds', 'axis-agro', 'country-GT', 'territory-GT-alta-verapaz'])(
    'is shown to who follows %s',
    (target) => expect(isFollowed(item, new Set(['m9', target]), partOf)).toBe(true),
  );

  it.each(['m2', 'o2', 'n1', 'axis-water', 'country-PE', 'territory-GT-peten', ''])(
    'is not shown to who follows "%s" alone',
    (target) => expect(isFollowed(item, new Set([target]), partOf)).toBe(false),
  );
});
