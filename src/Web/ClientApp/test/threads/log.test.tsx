import { signal } from '@preact/signals';
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry, Post } from '../../src/api/entries';
import type { TopicState } from '../../src/live/apply';
import { type Live, live, type Segment } from '../../src/live/live';
import { type Command, type Item, newItem } from '../../src/live/outbox';
import { MemoryStore } from '../../src/live/store';
import { Topics } from '../../src/live/topics';
import { Log } from '../../src/threads/Log';

// What one may do with a post depends on the address of the page.
vi.mock('../../src/threads/PostActs', () => ({ PostActs: () => null }));

/** Everything that is observed is on screen. */
class Observer {
  private readonly seen: Element[] = [];
  constructor(private readonly tell: (entries: object[]) => void) {}
  observe(target: Element) {
    this.seen.push(target);
    this.tell(this.seen.map((one) => ({ isIntersecting: true, target: one })));
  }
  disconnect() {}
}

const post = (no: number): Post => ({
  kind: 'post',
  id: `${no}`,
  no,
  rev: no,
  by: 'a',
  at: '2026-03-12T10:00:00Z',
  source: `${no}`,
  html: `<p>${no}</p>`,
  reactions: {},
  mentions: [],
  requestId: `r${no}`,
});
const posts = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i): [string, Entry] => [`${from + i}`, post(from + i)]);

const items = signal<readonly Item[]>([]);
let answer: (segment: Segment) => Promise<void>;
let fail: () => Promise<void>;
let asked: number[];
const entries = signal<ReadonlyMap<string, Entry>>(new Map());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal('scrollTo', () => {});
  Element.prototype.scrollIntoView = () => {};
  asked = [];
  items.value = [];
  entries.value = new Map(posts(201, 250));
});
afterEach(() => {
  cleanup();
  live.value = null;
  location.hash = '';
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets what is on its way arrive and be shown. */
async function shown() {
  for (let i = 0; i < 5; i++) await act(() => new Promise<void>((resolve) => setImmediate(resolve)));
}

async function open(readUpTo: number) {
  const added: Command[] = [];
  const topics = new Topics(new MemoryStore());
  const reads = (upTo: number) => {
    const read: Entry = { kind: 'read', id: 't1', no: 1, rev: upTo, upTo };
    topics.apply('me/me', (state) => ({
      state: { ...state, epoch: 'e1', rev: upTo, low: 0, entries: new Map([['t1', read]]) },
      changed: [read],
      outcome: 'applied',
    }));
  };
  reads(readUpTo);
  live.value = {
    member: 'me',
    topics,
    outbox: { items, unkept: signal(new Set()), add: async (command: Command) => void added.push(command) },
    line: signal('live'),
    presence: { watch: () => () => {}, of: () => undefined },
    older: async () => true,
    around: (_: string, no: number) => {
      asked.push(no);
      return new Promise<Segment>((resolve, reject) => {
        answer = async (segment) => {
          entries.value = new Map([...entries.value, ...posts(segment.from, segment.to)]);
          resolve(segment);
          await shown();
        };
        fail = () => {
          reject(new Error('no line'));
          return shown();
        };
      });
    },
  } as unknown as Live;
  function Thread() {
    const state: TopicState = { topic: 'thread/t1', epoch: 'e1', rev: 250, low: 201, entries: entries.value };
    return <Log topic="thread/t1" thread="t1" state={state} onReply={() => {}} />;
  }
  const page = render(<Thread />);
  await shown();
  const numbers = () =>
    [...page.container.querySelectorAll('[data-no]')].map((one) => Number(one.getAttribute('data-no')));
  const after = () => Number(page.container.querySelector('#read-line')?.nextElementSibling?.getAttribute('data-no'));
  const press = async (words: string) => {
    page.getAllByText(words).at(-1)?.click();
    await shown();
  };
  const hear = async (upTo: number) => {
    await act(() => {
      reads(upTo);
      topics.confirm('me/me', true);
    });
  };
  return { ...page, numbers, after, press, added, hear };
}

const pause = async () => {
  vi.advanceTimersByTime(1_000);
  await shown();
};

it('opens where one has read to, however much came since, and marks nothing as read that was not seen', async () => {
  const page = await open(100);
  await pause();
  expect([page.numbers(), asked, page.added]).toEqual([[], [101], []]);
  await answer({ from: 76, to: 125 });
  expect([page.numbers()[0], page.numbers().at(-1), page.after()]).toEqual([76, 125, 101]);
  await pause();
  expect(page.added).toEqual([{ do: 'read', thread: 't1', no: 125 }]);
});

it('goes on with more until the newest are reached, which then follow', async () => {
  const page = await open(150);
  await answer({ from: 126, to: 175 });
  await page.press('action.more');
  expect(asked).toEqual([151, 200]);
  await answer({ from: 175, to: 224 });
  expect([page.numbers()[0], page.numbers().at(-1)]).toEqual([126, 250]);
  expect(page.queryByText('thread.toNewest')).toBeNull();
});

it('shows what is held without a line, from where it begins, and leaves unread what is between', async () => {
  const page = await open(100);
  await fail();
  expect([page.numbers()[0], page.after()]).toEqual([201, 201]);
  await pause();
  expect(page.added).toEqual([]);
});

it('opens at the newest when what comes next is held', async () => {
  const page = await open(200);
  expect([asked, page.numbers().at(-1), page.after()]).toEqual([[], 250, 201]);
});

it('divides where was read a moment ago, also when that is heard after the posts, and leaves the line there', async () => {
  const page = await open(200);
  await page.hear(230);
  expect(page.after()).toBe(231);
  await page.hear(250);
  expect(page.after()).toBe(231);
});

it('leaves the line where it is once something was read here', async () => {
  const page = await open(200);
  await pause();
  await page.hear(250);
  expect(page.after()).toBe(201);
});

it('leaves the place of an older post when something is written, so that it stays on screen', async () => {
  location.hash = '#p40';
  const page = await open(250);
  await answer({ from: 15, to: 64 });
  expect(page.numbers().at(-1)).toBe(64);
  const sent = newItem('r251', 'me', { do: 'post', thread: 't1', body: 'Kaixo' }, 0);
  await act(() => void (items.value = [sent]));
  await act(() => {
    entries.value = new Map([...entries.value, ...posts(251, 251)]);
    items.value = [];
  });
  expect(page.numbers().at(-1)).toBe(251);
});
