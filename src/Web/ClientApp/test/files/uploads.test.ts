import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pendingFile } from '../../src/files/pending';
import { nextPiece } from '../../src/files/upload';
import { Uploads, uploadsOf } from '../../src/files/uploads';
import { deliver } from '../../src/live/deliver';
import { newItem } from '../../src/live/outbox';
import { MemoryStore } from '../../src/live/store';

/** A server that stores uploads; the test decides which requests find no line. */
class FileServer {
  readonly stored = new Map<string, number>();
  readonly offsets: number[] = [];
  readonly posted: unknown[] = [];
  readonly deleted: string[] = [];
  breaks: (piece: number) => boolean = () => false;
  refuses: { status: number; code: string } | null = null;
  private readonly sizes = new Map<string, number>();
  private pieces = 0;

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const method = init.method ?? 'GET';
    if (path === '/api/files') {
      if (this.refuses) return this.refusal(this.refuses.status, this.refuses.code);
      const { requestId, size } = JSON.parse(init.body as string) as { requestId: string; size: number };
      const id = `x${requestId}`;
      this.sizes.set(id, size);
      this.stored.set(id, this.stored.get(id) ?? 0);
      return this.view(id);
    }
    if (path.startsWith('/api/threads/')) {
      this.posted.push(JSON.parse(init.body as string));
      return Response.json({ id: '3', no: 3, rev: 3 });
    }
    const id = path.split('/')[3] ?? '';
    if (method === 'DELETE') {
      this.deleted.push(id);
      return new Response(null, { status: 204 });
    }
    if (method === 'PATCH') {
      const offset = Number((init.headers as Record<string, string>)['upload-offset']);
      this.offsets.push(offset);
      if (this.breaks(this.pieces++)) throw new TypeError('No line.');
      if (offset !== this.stored.get(id)) return this.refusal(409, 'upload_offset');
      this.stored.set(id, offset + (init.body as Blob).size);
    }
    return this.view(id);
  };

  private view(id: string): Response {
    const offset = this.stored.get(id) ?? 0;
    const size = this.sizes.get(id) ?? 0;
    return Response.json({ id, size, offset, phase: offset === size ? 'ready' : 'uploading' });
  }

  private refusal = (status: number, code: string) => Response.json({ code, detail: code }, { status });
}

const Piece = 256 * 1024;
let server: FileServer;
let store: MemoryStore;
beforeEach(() => {
  vi.useFakeTimers();
  server = new FileServer();
  store = new MemoryStore();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function chosen(size: number, uploads = new Uploads(store)) {
  const file = new File([new Uint8Array(size)], 'acta.txt', { type: 'text/plain' });
  const pending = pendingFile('draft/thread/t1', file);
  await uploads.keep(pending, file);
  return { uploads, pending };
}

describe('an upload', () => {
  it('goes on where the line broke, by itself, and sends nothing twice', async () => {
    const { uploads, pending } = await chosen(Piece + 1000);
    server.breaks = (piece) => piece === 1;
    const pushed = uploads.push(pending);
    await vi.advanceTimersByTimeAsync(100);
    expect(uploads.progress(pending).value).toMatchObject({ phase: 'waiting', sent: Piece });
    await vi.advanceTimersByTimeAsync(5_000);
    await pushed;
    expect(server.offsets).toEqual([0, Piece, Piece]);
    expect(uploads.progress(pending).value.phase).toBe('ready');
  });

  it('goes on after a reload from what is kept', async () => {
    const { uploads, pending } = await chosen(Piece + 1000);
    server.breaks = (piece) => piece === 1;
    await expect(uploads.finish(pending)).rejects.toThrow();
    const again = new Uploads(store);
    expect(await again.finish(pending)).toBe(`x${pending.id}`);
    expect(server.offsets).toEqual([0, Piece, Piece]);
  });

  it('goes on from where another tab got to', async () => {
    const { uploads, pending } = await chosen(1000);
    const view = server.fetch;
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      if (init.method === 'PATCH') server.stored.set(`x${pending.id}`, 1000);
      return view(path, init);
    });
    const done = uploads.finish(pending);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await done).toBe(`x${pending.id}`);
  });

  it('ends with what the server refuses, and is not tried again', async () => {
    const { uploads, pending } = await chosen(1000);
    server.refuses = { status: 409, code: 'files_full' };
    await uploads.push(pending);
    expect(uploads.progress(pending).value).toMatchObject({ phase: 'refused', refusal: { code: 'files_full' } });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(server.offsets).toEqual([]);
  });

  it('is refused where the browser forgot the bytes', async () => {
    const { pending } = await chosen(1000);
    await store.setValue(pending.bytes, undefined);
    await expect(new Uploads(store).finish(pending)).rejects.toMatchObject({ code: 'file_forgotten' });
  });

  it('that is given up is taken back at the server, too', async () => {
    const { uploads, pending } = await chosen(1000);
    await uploads.finish(pending);
    await uploads.drop(pending);
    expect(server.deleted).toEqual([`x${pending.id}`]);
    expect(await store.value(pending.bytes)).toBeUndefined();
  });

  it('that is given up sends no further piece', async () => {
    const { uploads, pending } = await chosen(Piece * 20);
    const view = server.fetch;
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const answer = await view(path, init);
      if (init.method === 'PATCH') void uploads.drop(pending);
      return answer;
    });
    await expect(uploads.finish(pending)).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(10);
    expect([server.offsets, server.deleted]).toEqual([[0], [`x${pending.id}`]]);
  });

  it('takes larger pieces on a good line and never less than the least', () => {
    expect([nextPiece(Piece, 100), nextPiece(Piece, 5_000), nextPiece(Piece, 60_000)]).toEqual([
      4 * 1024 * 1024,
      Piece,
      Piece,
    ]);
  });
});

describe('a post with files', () => {
  it('is sent once they are there, with what they show, and what was kept is forgotten', async () => {
    const { pending } = await chosen(1000, uploadsOf(store));
    const files = [{ ...pending, alt: 'El acta' }];
    const item = newItem('r1', 'm1', { do: 'post', thread: 't1', body: '', files }, 0);
    expect(
      await deliver(
        item,
        store,
        () => {},
        () => {},
      ),
    ).toEqual({ came: 'done' });
    expect(server.posted).toEqual([
      { requestId: 'r1', body: '', attachments: [{ id: `x${pending.id}`, alt: 'El acta' }] },
    ]);
    expect(await store.value(pending.bytes)).toBeUndefined();
  });

  it('waits while its files find no line', async () => {
    const { pending } = await chosen(1000, uploadsOf(store));
    server.breaks = () => true;
    const item = newItem('r1', 'm1', { do: 'post', thread: 't1', body: '', files: [pending] }, 0);
    expect(
      await deliver(
        item,
        store,
        () => {},
        () => {},
      ),
    ).toMatchObject({ came: 'later' });
    expect(server.posted).toEqual([]);
  });
});
