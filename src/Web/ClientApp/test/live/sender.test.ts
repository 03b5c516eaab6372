import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Command, type Item, type Result, threadOf } from '../../src/live/outbox';
import { Sender } from '../../src/live/sender';
import { MemoryStore, type Store } from '../../src/live/store';

const post = (body: string): Command => ({ do: 'post', thread: 't1', body });
const body = (item: Item) => ('body' in item.command ? item.command.body : item.command.do);

/** A store of all tabs that can be broken. */
class SharedStore extends MemoryStore {
  override readonly keeps = true;
  isFull = false;

  override async changeItems(...how: Parameters<Store['changeItems']>): Promise<Item[]> {
    if (this.isFull) throw new DOMException('Full.', 'QuotaExceededError');
    return super.changeItems(...how);
  }
}

/** Tabs of one browser: one store, one lock, and each hears of the others' writing. */
class Browser {
  readonly store = new SharedStore();
  readonly delivered: Item[] = [];
  answer: (item: Item) => Promise<Result> = async () => ({ came: 'done' });
  private readonly told: (() => void)[] = [];
  private lock: Promise<void> = Promise.resolve();
  private readonly open: Sender[] = [];

  tab(): Sender {
    const own = this.told.length;
    const sender = new Sender(
      this.store,
      'm1',
      async (item) => {
        this.delivered.push(item);
        return this.answer(item);
      },
      {
        tell: () => this.told.forEach((listener, i) => i !== own && listener()),
        onTold: (listener) => void this.told.push(listener),
      },
    );
    this.open.push(sender);
    void sender.start((work) => {
      const before = this.lock;
      this.lock = before.then(work);
      return this.lock;
    });
    return sender;
  }

  close(): void {
    for (const sender of this.open) sender.stop();
  }
}

let browser: Browser;
const opened = () => (browser = new Browser());
afterEach(() => browser.close());

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('It did not come to that.');
}

describe('the sender', () => {
  it('sends in order, one at a time', async () => {
    opened();
    let busy = 0;
    browser.answer = async () => {
      expect(++busy).toBe(1);
      await Promise.resolve();
      busy--;
      return { came: 'done' };
    };
    const tab = browser.tab();
    for (const text of ['a', 'b', 'c']) await tab.add(post(text));
    await until(() => tab.items.value.length === 0);
    expect(browser.delivered.map(body)).toEqual(['a', 'b', 'c']);
  });

  it('tries nothing while the browser has no line, so that it can be taken back', async () => {
    opened();
    const line = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const tab = browser.tab();
    await tab.add(post('a'));
    await tab.add(post('b'));
    await tab.takeBack(tab.items.value[0]?.id ?? '');
    expect(tab.items.value.map((item) => item.tries)).toEqual([0]);
    line.mockRestore();
    dispatchEvent(new Event('online'));
    await until(() => tab.items.value.length === 0);
    expect(browser.delivered.map(body)).toEqual(['b']);
  });

  it('sends what another tab wrote, and that tab sees it go', async () => {
    opened();
    browser.tab();
    const second = browser.tab();
    await second.add(post('from the second'));
    await until(() => browser.delivered.length === 1 && second.items.value.length === 0);
    expect(browser.delivered.map(body)).toEqual(['from the second']);
  });

  it('goes on in another tab when the sending one is closed, under the same request id', async () => {
    opened();
    let arrives: () => void = () => {};
    browser.answer = () => new Promise((resolve) => (arrives = () => resolve({ came: 'done' })));
    const first = browser.tab();
    await first.add(post('a'));
    await until(() => browser.delivered.length === 1);
    const second = browser.tab();
    first.stop();
    browser.answer = async () => ({ came: 'done' });
    await until(() => browser.delivered.length === 2 && second.items.value.length === 0);
    arrives();
    expect(browser.delivered[1]?.id).toBe(browser.delivered[0]?.id);
  });

  it('sends what was kept when the browser was closed', async () => {
    opened();
    browser.answer = async () => ({ came: 'later', after: 3_600_000 });
    const before = browser.tab();
    await before.add(post('yesterday'));
    await until(async () => (await browser.store.items())[0]?.state === 'waiting' && browser.delivered.length === 1);
    before.stop();
    const kept = await browser.store.items();
    expect(kept.map(body)).toEqual(['yesterday']);
    browser.answer = async () => ({ came: 'done' });
    const after = browser.tab();
    await until(() => after.items.value.length === 1);
    await after.tryNow();
    await until(() => after.items.value.length === 0);
    expect(new Set(browser.delivered.map((item) => item.id)).size).toBe(1);
  });

  it('tries at once when the line is back', async () => {
    opened();
    let line = false;
    browser.answer = async () => (line ? { came: 'done' } : { came: 'later', after: 3_600_000 });
    const tab = browser.tab();
    await tab.add(post('a'));
    await until(() => tab.items.value[0]?.retryAt !== 0 && tab.items.value[0]?.state === 'waiting');
    line = true;
    await tab.tryNow();
    await until(() => tab.items.value.length === 0);
    expect(browser.delivered.length).toBe(2);
  });

  it('sends what a full disk does not keep, says so, and goes on', async () => {
    opened();
    let line = false;
    browser.answer = async () => (line ? { came: 'done' } : { came: 'later', after: 3_600_000 });
    const tab = browser.tab();
    await tab.add(post('a'));
    browser.store.isFull = true;
    await tab.add(post('b'));
    const [, b] = tab.items.value;
    expect([tab.items.value.map(body), tab.unkept.value.has(b?.id ?? '')]).toEqual([['a', 'b'], true]);
    await until(() => tab.items.value[0]?.retryAt !== 0 && tab.items.value[0]?.state === 'waiting');
    line = true;
    await tab.tryNow();
    await until(() => tab.items.value.length === 0);
    expect(browser.delivered.map(body)).toEqual(['a', 'a', 'b']);
    browser.store.isFull = false;
    await tab.add({ do: 'read', thread: 't1', no: 9 });
    expect((await browser.store.items()).map(body)).toEqual(['read']);
    expect(tab.unkept.value.size).toBe(0);
  });

  it('sends by the tab that holds it what could not be kept, whichever tab sends the rest', async () => {
    opened();
    browser.tab();
    const second = browser.tab();
    browser.store.isFull = true;
    await second.add(post('a'));
    await until(() => browser.delivered.length === 1 && second.items.value.length === 0);
  });

  it('takes nothing back that is on its way', async () => {
    opened();
    let arrives: () => void = () => {};
    browser.answer = () => new Promise((resolve) => (arrives = () => resolve({ came: 'done' })));
    const tab = browser.tab();
    await tab.add(post('a'));
    await until(() => browser.delivered.length === 1);
    await tab.takeBack(tab.items.value[0]?.id ?? '');
    expect(tab.items.value.map((item) => item.state)).toEqual(['sending']);
    arrives();
    await until(() => tab.items.value.length === 0);
  });

  it('does not bring back by the line what another tab sent or took back', async () => {
    opened();
    browser.answer = async () => ({ came: 'later', after: 3_600_000 });
    const [first, second] = [browser.tab(), browser.tab()];
    await first.add(post('a'));
    await until(() => second.items.value[0]?.retryAt !== 0 && second.items.value[0]?.state === 'waiting');
    await browser.store.changeItems((items) => ({ put: [], drop: items.map((item) => item.id) }));
    await second.tryNow();
    await first.tryNow();
    expect(await browser.store.items()).toEqual([]);
  });

  it('forgets what was written for a thread that is lost, even what is on its way', async () => {
    opened();
    let arrives: () => void = () => {};
    browser.answer = () => new Promise((resolve) => (arrives = () => resolve({ came: 'later' })));
    const tab = browser.tab();
    await tab.add(post('a'));
    await tab.add({ ...post('b'), thread: 't2' } as Command);
    await until(() => browser.delivered.length === 2);
    await tab.forget(new Set(['t1']));
    arrives();
    await until(async () => (await browser.store.items()).every((item) => threadOf(item.command) === 't2'));
    expect((await browser.store.items()).map(body)).toEqual(['b']);
  });

  it('keeps a refused post until it is mended or taken back', async () => {
    opened();
    browser.answer = async (item) =>
      body(item) === 'wrong' ? { came: 'refused', code: 'too_long', detail: 'Acórtalo.' } : { came: 'done' };
    const tab = browser.tab();
    await tab.add(post('wrong'));
    await until(() => tab.items.value[0]?.state === 'refused');
    const [refused] = tab.items.value;
    await tab.resend(refused?.id ?? '', 'right');
    await until(() => tab.items.value.length === 0);
    expect(browser.delivered.map(body)).toEqual(['wrong', 'right']);
    expect(browser.delivered[1]?.id).not.toBe(refused?.id);
  });

  it('never sends what was taken back in time', async () => {
    opened();
    const tab = browser.tab();
    await tab.add({ do: 'delete', thread: 't1', no: 3 });
    const [held] = tab.items.value;
    await tab.takeBack(held?.id ?? '');
    await tab.add(post('after'));
    await until(() => browser.delivered.length === 1);
    expect(browser.delivered.map(body)).toEqual(['after']);
  });
});
