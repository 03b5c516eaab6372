import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refused } from '../../src/api/http';
import type { TopicAnswer, TopicWant } from '../../src/api/live';
import { MemoryStore } from '../../src/live/store';
import { Sync } from '../../src/live/sync';
import { Topics } from '../../src/live/topics';
import { ServerTopic } from './server';

/** A server with topics, a line that can be cut, and a count of what was asked. */
class World {
  readonly server = new Map<string, ServerTopic>();
  readonly asked: string[] = [];
  readonly store = new MemoryStore();
  readonly topics = new Topics(this.store);
  up = false;
  broken: Error | null = null;
  signedOut = 0;
  readonly sync = new Sync(
    this.topics,
    {
      open: async (wants) => (this.up ? wants.map((want) => this.answer(want)) : null),
      close: (topics) => void this.asked.push(`close ${topics}`),
    },
    {
      since: async (topic, epoch, rev) => {
        this.asked.push(`since ${topic} ${rev}`);
        if (this.broken) throw this.broken;
        const own = this.of(topic);
        return epoch === own.epoch && own.head - rev < 1000 ? own.delta(rev, 256) : own.window(50);
      },
      before: async (topic, no, limit) => this.of(topic).older(no, limit),
    },
    () => this.signedOut++,
  );

  of(topic: string): ServerTopic {
    const found = this.server.get(topic) ?? new ServerTopic(topic);
    this.server.set(topic, found);
    return found;
  }

  filled(topic: string, posts: number): ServerTopic {
    const own = this.of(topic);
    for (let i = 0; i < posts; i++) own.add();
    return own;
  }

  held(topic: string): number {
    return this.topics.view(topic).state.value.entries.size;
  }

  private answer({ topic, epoch, rev }: TopicWant): TopicAnswer {
    const own = this.of(topic);
    const status = epoch !== own.epoch ? 'reset' : rev === own.head ? 'current' : 'fetch';
    return { topic, epoch: own.epoch, head: own.head, status };
  }
}

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  world.sync.dispose();
  vi.useRealTimers();
});

/** Lets everything that is already on its way arrive. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
  await world.topics.settled();
}

describe('a topic in use', () => {
  it('is fetched before there is a line when nothing of it is held', async () => {
    world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    expect(world.held('thread/t1')).toBe(3);
  });

  it('is opened with its cursor when the line comes, and fetches the difference', async () => {
    const server = world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    server.add();
    world.up = true;
    await world.sync.lineUp();
    await settle();
    expect(world.asked).toEqual(['since thread/t1 0', 'since thread/t1 3']);
    expect(world.held('thread/t1')).toBe(4);
  });

  it('is current once the server says that nothing is missing, and not while something is fetched', async () => {
    const server = world.filled('directory/members', 3);
    const { current } = world.topics.view('directory/members');
    world.topics.use('directory/members');
    expect(current.value).toBe(false);
    await settle();
    expect(current.value).toBe(true);

    world.broken = new Refused(503, 'busy', '');
    server.add();
    world.sync.heads([{ topic: 'directory/members', epoch: 'e1', head: 4 }]);
    await settle();
    expect(current.value).toBe(false);

    world.broken = null;
    world.up = true;
    await world.sync.lineUp();
    await settle();
    expect(current.value).toBe(true);
  });

  it('fetches what is missing after a gap, once, however many batches tell of it', async () => {
    const server = world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    for (let i = 0; i < 5; i++) server.add();
    world.asked.length = 0;
    world.sync.changes(server.batch(6));
    world.sync.changes(server.batch(7));
    await settle();
    expect(world.held('thread/t1')).toBe(8);
    expect(world.asked.length).toBeLessThanOrEqual(2);
  });

  it('notices a lost tail by its head', async () => {
    const server = world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    server.add();
    world.sync.heads([{ topic: 'thread/t1', epoch: server.epoch, head: server.head }]);
    await settle();
    expect(world.held('thread/t1')).toBe(4);
  });

  it('starts anew when the server was restored', async () => {
    const server = world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    server.restore();
    server.add();
    world.sync.changes(server.batch(3));
    await settle();
    expect(world.topics.view('thread/t1').state.value).toMatchObject({ epoch: 'e2', rev: 4 });
  });

  it('is held whole when it is no thread', async () => {
    world.filled('directory/members', 700);
    world.topics.use('directory/members');
    await settle();
    expect(world.held('directory/members')).toBe(700);
  });

  it('is forgotten when it is gone', async () => {
    world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    world.sync.gone('thread/t1');
    await settle();
    expect(world.topics.view('thread/t1').status.value).toBe('gone');
    expect((await world.store.load('thread/t1')).entries.size).toBe(0);
  });

  it('is forgotten when the server answers that it is not there', async () => {
    world.broken = new Refused(404, 'not_found', '');
    world.topics.use('thread/t1');
    await settle();
    expect(world.topics.view('thread/t1').status.value).toBe('gone');
  });

  it.each([
    ['a gate on the way', new Refused(0, 'no_line', '')],
    ['a server that is busy', new Refused(503, 'failed', '')],
    ['something that is not understood', new Refused(403, 'not_allowed', '')],
    ['anything else', new TypeError('broken')],
  ])('is kept and asked for again after the answer of %s', async (_, error) => {
    vi.useFakeTimers();
    world.broken = error;
    const server = world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    expect(world.topics.view('thread/t1').status.value).toBe('empty');
    world.broken = null;
    server.add();
    await vi.advanceTimersByTimeAsync(3_000);
    await settle();
    expect(world.held('thread/t1')).toBe(4);
  });

  it('has caught up only when what an answer left to be fetched is here', async () => {
    const server = world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    server.add();
    const done = world.sync.answers([{ topic: 'thread/t1', epoch: server.epoch, head: 4, status: 'fetch' }]);
    await world.sync.caughtUp();
    expect(world.held('thread/t1')).toBe(4);
    await done;
  });

  it('ends the session when the server no longer knows it', async () => {
    world.broken = new Refused(401, 'sign_in_required', '');
    world.topics.use('thread/t1');
    await settle();
    expect(world.signedOut).toBe(1);
  });

  it('keeps what is held when the line fails', async () => {
    const server = world.filled('thread/t1', 3);
    world.topics.use('thread/t1');
    await settle();
    world.broken = new Refused(0, 'no_line', '');
    server.add();
    server.add();
    world.sync.changes(server.batch(4));
    await settle();
    expect([world.held('thread/t1'), world.topics.view('thread/t1').status.value]).toEqual([3, 'held']);
  });
});
