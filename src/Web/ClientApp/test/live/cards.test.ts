import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/entries';
import type { TopicPage } from '../../src/api/live';
import { speak } from '../../src/i18n';
import { applyPage } from '../../src/live/apply';
import { hasLeft, memberName } from '../../src/live/cards';
import type { LineState } from '../../src/live/connection';
import { type Live, live } from '../../src/live/live';
import { MemoryStore } from '../../src/live/store';
import { Topics } from '../../src/live/topics';
import { shortName } from '../../src/talks/talks';

const Directory = 'directory/members';
const ana = { kind: 'memberCard', id: 'm2', no: 2, rev: 2, name: 'Ana Cruz' } as Entry;
const window = (more: Partial<TopicPage> = {}): TopicPage => ({
  epoch: 'e1',
  mode: 'window',
  to: 2,
  head: 2,
  hasOlder: false,
  entries: [ana],
  ...more,
});

let topics: Topics;
const line = signal<LineState>('connecting');

/** What a device holds of the directory, and whether the server said that nothing is missing. */
function hold(page: TopicPage | null, current: boolean): void {
  if (page) topics.apply(Directory, (state) => applyPage(state, page, { since: 0 }));
  topics.confirm(Directory, current);
}

beforeEach(async () => {
  await speak('es');
  topics = new Topics(new MemoryStore());
  topics.use(Directory);
  // What is kept has been read.
  await Promise.resolve().then(() => {});
  line.value = 'live';
  live.value = { member: 'm1', topics, line } as unknown as Live;
});
afterEach(() => {
  live.value = null;
});

describe('who left the network', () => {
  it('is whom the whole directory no longer knows, as on a device that came later', () => {
    hold(window(), true);
    expect([hasLeft('m9'), memberName('m9'), shortName('m9')]).toEqual([
      true,
      'Una persona que dejó la red',
      'Una persona que dejó la red',
    ]);
    expect([hasLeft('m2'), memberName('m2'), shortName('m2')]).toEqual([false, 'Ana Cruz', 'Ana']);
  });

  it('is whom the directory says so of, however much of it is held', () => {
    hold(window({ entries: [{ kind: 'tombstone', id: 'm9', no: 9, rev: 2 }], hasOlder: true }), false);
    expect(hasLeft('m9')).toBe(true);
  });

  it.each([
    ['nothing is held', null, true],
    ['a part is held', window({ hasOlder: true }), true],
    ['something newer is being fetched', window(), false],
  ])('is not known while %s', (_, page, current) => {
    hold(page, current);
    expect([hasLeft('m9'), memberName('m9')]).toEqual([false, 'Integrante']);
  });

  it('is known without a line by what is held', () => {
    hold(window(), false);
    line.value = 'waiting';
    expect(hasLeft('m9')).toBe(true);
  });

  it('is neither the reader nor anything that is no member', () => {
    hold(window(), true);
    expect([hasLeft('m1'), hasLeft('o7'), hasLeft('')]).toEqual([false, false, false]);
  });
});
