import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Live, live } from '../../src/live/live';
import type { Command, Result } from '../../src/live/outbox';
import { sayOnParting } from '../../src/live/parting';
import { Sender } from '../../src/live/sender';
import { MemoryStore } from '../../src/live/store';

beforeAll(() => sayOnParting());
afterEach(() => {
  for (const sender of open.splice(0)) sender.stop();
  live.value = null;
  vi.unstubAllGlobals();
});

const open: Sender[] = [];
/** A store that is more than this page's. */
class KeptStore extends MemoryStore {
  override readonly keeps = true;
}

/** A tab with these commands, which sends or leaves it to another; and what is asked once it is closed. */
async function close(sends: boolean, ...commands: Command[]) {
  const asked: (string | undefined)[] = [];
  vi.stubGlobal('fetch', async (path: string, { method, keepalive }: RequestInit) => {
    if (keepalive) asked.push(`${method} ${path}`);
    return new Response(null, { status: 204 });
  });
  const done: string[] = [];
  const deliver = async ({ command }: { command: Command }): Promise<Result> => {
    done.push(command.do);
    return { came: 'done' };
  };
  const sender = new Sender(new KeptStore(), 'm1', deliver, { tell: () => {}, onTold: () => {} });
  open.push(sender);
  void sender.start((work) => (sends ? work() : new Promise(() => {})));
  live.value = { outbox: sender } as unknown as Live;
  for (const command of commands) await sender.add(command);
  // The tab that sends knows that it does.
  await vi.waitFor(() => expect(sender.own().length).toBe(sends ? sender.items.value.length : 0));
  dispatchEvent(new Event('pagehide'));
  return { asked, done, sender };
}

it('says as the page is closed what is held, and nothing else', async () => {
  const { asked, sender } = await close(
    true,
    { do: 'see', upTo: 9 },
    { do: 'markRead', groups: { g1: { t1: 2 } } },
    { do: 'post', thread: 't1', body: 'Kaixo' },
  );
  expect(asked).toEqual(['PUT /api/me/notices/seen', 'PUT /api/groups/g1/read']);
  expect(sender.items.value.filter(({ heldUntil }) => heldUntil > Date.now())).toEqual([]);
});

it('says it once more where the page comes back, which changes nothing', async () => {
  const { done, sender } = await close(true, { do: 'see', upTo: 9 });
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(sender.items.value).toEqual([]));
  expect(done).toEqual(['see']);
});

it('leaves it to the tab that sends, where it can still be undone', async () => {
  const { asked } = await close(false, { do: 'see', upTo: 9 });
  expect(asked).toEqual([]);
});
