import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database, wipeAll } from '../../src/live/database';
import { type Command, type Item, queueOf, readBy, type Result, tellsReading } from '../../src/live/outbox';
import { Sender } from '../../src/live/sender';
import { random } from './server';

const Start = Date.parse('2026-03-12T08:00:00Z');
const Minute = 60_000;
const Threads = ['t0', 't1', 't2'];
const Names = ['useful', 'thanks'] as const;

/** What the threads come to for somebody who did all this, in this order. */
function outcome(commands: readonly Command[]): unknown {
  const posts = new Map<string, string[]>();
  const edits = new Map<string, string>();
  const deleted = new Set<string>();
  const reactions = new Map<string, boolean>();
  const read = new Map<string, number>();
  for (const command of commands) {
    for (const [thread, no] of readBy(command)) read.set(thread, Math.max(read.get(thread) ?? 0, no));
    if (command.do === 'share' || command.do === 'task' || command.do === 'see' || tellsReading(command)) continue;
    const { thread } = command;
    const at = `${thread}/${'no' in command ? command.no : ''}`;
    if (command.do === 'post') posts.set(thread, [...(posts.get(thread) ?? []), command.body]);
    else if (command.do === 'edit') edits.set(at, command.body);
    else if (command.do === 'delete') deleted.add(at);
    else reactions.set(`${at}/${command.name}`, command.on);
  }
  for (const at of deleted) edits.delete(at);
  const on = [...reactions].filter(([, is]) => is).map(([at]) => at);
  const sorted = (all: Iterable<unknown>) => [...all].map((one) => JSON.stringify(one)).sort();
  return [posts, edits, deleted, on, read].map(sorted);
}

/** The server: each request counts once, however often it comes. */
class Server {
  readonly done = new Map<string, Command>();
  /** How often one tab asked for more of a thread before the former answer was there. */
  overlaps = 0;

  constructor(private readonly pick: (below: number) => number) {}

  /** What a tab asks; what it asked before it was closed may arrive late. */
  line(): (item: Item) => Promise<Result> {
    const busy = new Set<string>();
    return async ({ id, command }) => {
      const queue = queueOf(command);
      if (busy.has(queue)) this.overlaps++;
      busy.add(queue);
      await new Promise((resolve) => setTimeout(resolve, this.pick(3_000)));
      busy.delete(queue);
      const reached = this.pick(4) > 0;
      if (reached && !this.done.has(id)) this.done.set(id, command);
      return reached && this.pick(4) > 0 ? { came: 'done' } : { came: 'later' };
    };
  }
}

/** Two tabs of one browser on one database, each of which may be closed and opened again. */
class Browser {
  private readonly told = new Set<() => void>();
  private readonly tabs: Sender[] = [];
  private lock: Promise<void> = Promise.resolve();

  constructor(private readonly server: Server) {}

  async open(place: number): Promise<void> {
    this.tabs[place]?.stop();
    const listeners: (() => void)[] = [];
    const tab = new Sender(await Database.of('m1'), 'm1', this.server.line(), {
      tell: () => this.told.forEach((listener) => !listeners.includes(listener) && listener()),
      onTold: (listener) => {
        listeners.push(listener);
        this.told.add(listener);
      },
    });
    this.tabs[place] = tab;
    void tab.start((work) => {
      this.lock = this.lock.then(work);
      return this.lock;
    });
  }

  tab(place: number): Sender {
    return this.tabs[place] as Sender;
  }

  close(): void {
    for (const tab of this.tabs) tab.stop();
  }
}

let online = true;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Start });
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await wipeAll();
});

/** Something that somebody may do; a reaction is always the opposite of what it was. */
function anything(pick: (below: number) => number, step: number, reacted: Map<string, boolean>): Command {
  const thread = Threads[pick(Threads.length)] ?? '';
  const no = 2 + pick(6);
  switch (pick(7)) {
    case 0:
      return { do: 'edit', thread, no, body: `edit ${step}` };
    case 1:
      return { do: 'delete', thread, no: 10 + step };
    case 2:
    case 3: {
      const name = Names[pick(Names.length)] ?? 'useful';
      const on = !reacted.get(`${thread}/${no}/${name}`);
      reacted.set(`${thread}/${no}/${name}`, on);
      return { do: 'react', thread, no, name, on };
    }
    case 4:
      return { do: 'read', thread, no: pick(100) };
    case 5:
      return { do: 'markRead', groups: { g1: { [thread]: pick(100), t3: pick(100) } } };
    default:
      return { do: 'post', thread, body: `post ${step}` };
  }
}

describe('a day of writing without a line, in two tabs that come and go, by a clock that is set', () => {
  it.each(Array.from({ length: 6 }, (_, seed) => seed))(
    'is sent once and in order (seed %i)',
    async (seed) => {
      const pick = random(seed);
      const server = new Server(pick);
      const browser = new Browser(server);
      online = false;
      await browser.open(0);
      await browser.open(1);
      const written: Command[] = [];
      const reacted = new Map<string, boolean>();
      for (let step = 0; step < 40; step++) {
        const command = anything(pick, step, reacted);
        written.push(command);
        await browser.tab(pick(2)).add(command);
        if (pick(8) === 0) await browser.open(pick(2));
        // Somebody travels, or mends the clock.
        vi.setSystemTime(Date.now() + (pick(10) === 0 ? -90 : pick(50)) * Minute);
      }
      expect(server.done.size).toBe(0);

      online = true;
      dispatchEvent(new Event('online'));
      const store = await Database.of('m1');
      for (let i = 0; i < 2_000 && (await store.items()).length > 0; i++) {
        if (pick(40) === 0) await browser.open(pick(2));
        await vi.advanceTimersByTimeAsync(2_000);
      }
      browser.close();
      expect(server.overlaps).toBe(0);
      expect(await store.items()).toEqual([]);
      expect(outcome([...server.done.values()])).toEqual(outcome(written));
      const posts = (commands: readonly Command[]) =>
        Threads.map((thread) => commands.filter((one) => one.do === 'post' && one.thread === thread));
      expect(posts([...server.done.values()])).toEqual(posts(written));
    },
    60_000,
  );
});
