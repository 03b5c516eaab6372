import { afterEach, expect, it, vi } from 'vitest';
import { deliver, sayLast } from '../../src/live/deliver';
import { newItem } from '../../src/live/outbox';
import { MemoryStore } from '../../src/live/store';

afterEach(() => vi.unstubAllGlobals());

const problem = (status: number, code: string) => new Response(JSON.stringify({ code, detail: code }), { status });

/** Marks threads of these groups as read against a server that answers each request so. */
async function mark(groups: Record<string, Record<string, number>>, answer: (path: string) => Response) {
  const asked: [string, number][] = [];
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    asked.push([path, Object.keys(JSON.parse(String(body)).threads).length]);
    return answer(path);
  });
  const item = newItem('r1', 'me', { do: 'markRead', groups }, 0);
  const result = await deliver(
    item,
    new MemoryStore(),
    () => {},
    () => {},
  );
  return { asked, result };
}

const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`t${i}`, 2]));

it('marks the threads of a group as read by one request, and no more at once than the server takes', async () => {
  const { asked, result } = await mark(
    { g1: { t1: 2, t2: 3 }, g2: many, g3: {} },
    () => new Response(null, { status: 204 }),
  );
  expect(asked).toEqual([
    ['/api/groups/g1/read', 2],
    ['/api/groups/g2/read', 1_000],
    ['/api/groups/g2/read', 1],
  ]);
  expect(result).toEqual({ came: 'done' });
});

it('leaves out a group that is no longer there, and tries again later when the line fails', async () => {
  const gone = await mark({ g1: { t1: 2 }, g2: { t2: 2 } }, (path) =>
    path.includes('g1') ? problem(404, 'not_found') : new Response(null, { status: 204 }),
  );
  expect([gone.asked.length, gone.result.came]).toEqual([2, 'done']);
  const failed = await mark({ g1: { t1: 2 } }, () => problem(503, 'busy'));
  expect(failed.result.came).toBe('later');
});

it('says what is held without waiting for an answer, so that a page that goes away is heard', () => {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (path: string, { method, body, keepalive }: RequestInit) => {
    asked.push([method, path, body && JSON.parse(String(body)), keepalive]);
    return Promise.reject(new TypeError('Gone.'));
  });
  sayLast([
    newItem('r1', 'me', { do: 'see', upTo: 9 }, 0),
    newItem('r2', 'me', { do: 'markRead', groups: { g1: { t1: 2 }, g2: { t2: 3 } } }, 0),
    newItem('r3', 'me', { do: 'delete', thread: 't1', no: 4 }, 0),
    newItem('r4', 'me', { do: 'post', thread: 't1', body: 'Held for nothing.' }, 0),
  ]);
  expect(asked).toEqual([
    ['PUT', '/api/me/notices/seen', { upTo: 9 }, true],
    ['PUT', '/api/groups/g1/read', { threads: { t1: 2 } }, true],
    ['PUT', '/api/groups/g2/read', { threads: { t2: 3 } }, true],
    ['DELETE', '/api/threads/t1/posts/4?requestId=r3', undefined, true],
  ]);
});
