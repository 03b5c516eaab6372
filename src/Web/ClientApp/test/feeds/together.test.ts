import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/entries';
import { together } from '../../src/feeds/together';
import { item as itemAt } from './item';

const item = (id: string, no: number, day: number) =>
  itemAt(id, no, `2026-03-${String(day).padStart(2, '0')}T00:00:00Z`);
const feed = (topic: string, low: number, ...all: Entry[]) => ({
  topic,
  entries: new Map(all.map((one) => [one.id, one])),
  low,
});
const gone = (no: number): Entry => ({ kind: 'tombstone', id: `gone${no}`, no, rev: 9 });
const idsOf = (...feeds: ReturnType<typeof feed>[]) => together(feeds).items.map(({ id }) => id);

describe('some feeds as one', () => {
  it('show each thing once, the newest first, whatever was withdrawn', () => {
    expect(
      idsOf(feed('a', 0, item('x', 1, 3), gone(2), item('y', 3, 1)), feed('b', 0, item('x', 9, 3), item('z', 4, 2))),
    ).toEqual(['x', 'z', 'y']);
  });

  it('leave out what stands below what is held in a row', () => {
    expect(idsOf(feed('a', 5, item('old', 2, 1), item('x', 5, 4), item('y', 7, 5)))).toEqual(['y', 'x']);
  });

  it('end where one of them could have something in between, and go on there', () => {
    const short = feed('short', 5, item('x', 5, 20), item('y', 6, 22));
    const long = feed('long', 3, item('z', 3, 10), item('u', 4, 21));
    const whole = feed('whole', 0, item('v', 1, 2));
    expect(together([short, long, whole])).toMatchObject({
      items: [{ id: 'y' }, { id: 'u' }, { id: 'x' }],
      next: ['short'],
    });
  });

  it('go on in one of which nothing is held but what was withdrawn', () => {
    const held = feed('held', 0, item('x', 5, 20));
    expect(together([feed('emptied', 4, gone(5)), held])).toMatchObject({ items: [{ id: 'x' }], next: ['emptied'] });
  });

  it('are at their end when all of them are', () => {
    expect(together([feed('a', 0, item('x', 5, 20)), feed('b', 0)]).next).toEqual([]);
    expect(together([])).toEqual({ items: [], next: [] });
  });
});
