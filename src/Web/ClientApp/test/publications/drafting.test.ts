import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Uploads } from '../../src/files/uploads';
import { MemoryStore } from '../../src/live/store';
import { type Draft, draftName, newDraft } from '../../src/publications/draft';
import { Drafting } from '../../src/publications/Drafting';
import { keptDraft, openExisting, openNew, share, shareKept, throwAway } from '../../src/publications/draftings';

const id = `p${'0'.repeat(31)}1`;
const working = `/api/publications/${id}/texts/es/working`;

/** The server, as far as drafts need it: one working text, which others may change. */
class Server {
  line = true;
  /** Answers are lost, though what was asked is done. */
  losesAnswers = false;
  text = { no: 0, title: '', body: '' };
  begun = false;
  readonly asked: { method: string; path: string; body: Record<string, unknown> }[] = [];
  refuses: string | null = null;

  install() {
    vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
      if (!this.line) throw new TypeError('Failed to fetch');
      const told = body ? (JSON.parse(String(body)) as Record<string, unknown>) : {};
      this.asked.push({ method, path, body: told });
      const answer = this.answer(method, path, told);
      if (this.losesAnswers && method !== 'GET') throw new TypeError('Failed to fetch');
      return answer;
    });
  }

  private answer(method: string, path: string, body: Record<string, unknown>): Response {
    const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
    if (method === 'POST' && path === '/api/publications') {
      this.begun = true;
      return json({ id }, 201);
    }
    if (path === working && method === 'PUT') {
      if (body.base !== this.text.no) return json({ code: 'text_changed' }, 409);
      this.text = { no: this.text.no + 1, title: String(body.title), body: String(body.body) };
      return json({ no: this.text.no });
    }
    if (path === working) return json(this.text);
    if (path.endsWith('/share') && this.refuses) return json({ code: this.refuses }, 409);
    return json({ kind: 'publicationAbout' });
  }

  did(method: string, end: string) {
    return this.asked.filter((one) => one.method === method && one.path.endsWith(end));
  }
}

let server: Server;
let store: MemoryStore;
const write = (drafting: Drafting, title: string, body = '') =>
  drafting.change((draft) => ({ ...draft, text: { title, body } }));
const fresh = () =>
  newDraft({ key: 'new/action', requestId: 'r1', type: 'action', language: 'es', facts: { country: 'GT' } });
const open = (draft: Draft = fresh()) => new Drafting(store, new Uploads(store), () => {}, draft);
const existing = { id, type: 'action', language: 'es' } as const;

beforeEach(() => {
  server = new Server();
  server.install();
  store = new MemoryStore();
});
afterEach(() => vi.unstubAllGlobals());

describe('what is written', () => {
  it('is nothing to anybody until something is', async () => {
    const drafting = open();
    expect([await drafting.save(), drafting.saving.value, server.asked.length]).toEqual([true, 'nothing', 0]);
    await drafting.keep();
    expect(await keptDraft(store, 'new/action')).toBeUndefined();
  });

  it('is begun at the server once, with what is said of it, and then kept there', async () => {
    const drafting = open();
    write(drafting, 'La feria', 'Vino gente.');
    await drafting.save();
    write(drafting, 'La feria', 'Vino mucha gente.');
    await drafting.save();
    expect(server.did('POST', '/publications').map(({ body }) => body)).toEqual([
      { requestId: 'r1', type: 'action', language: 'es' },
    ]);
    expect(server.did('PATCH', id)[0]?.body).toMatchObject({ country: 'GT' });
    expect([server.text.body, drafting.saving.value, drafting.draft.value.key]).toEqual([
      'Vino mucha gente.',
      'saved',
      id,
    ]);
  });

  it('stays on the device without a line, and goes on from there after a reload', async () => {
    server.line = false;
    const drafting = open();
    write(drafting, 'Sin señal');
    expect([await drafting.save(), drafting.saving.value]).toEqual([false, 'away']);
    drafting.leave();
    await drafting.keep();
    const again = await openNew(store, () => {}, fresh());
    expect(again.draft.value.text.title).toBe('Sin señal');
    server.line = true;
    await again.save();
    expect([server.text.title, await keptDraft(store, 'new/action')]).toEqual(['Sin señal', undefined]);
    again.leave();
  });

  it('is what the server has, on another device', async () => {
    server.text = { no: 3, title: 'De allí', body: 'b' };
    const drafting = await openExisting(store, () => {}, existing);
    expect([drafting.draft.value.text.title, drafting.draft.value.base]).toEqual(['De allí', 3]);
    drafting.leave();
  });

  it('is what was written here where the server was not told of it', async () => {
    server.text = { no: 3, title: 'De allí', body: 'b' };
    const draft = {
      ...fresh(),
      key: id,
      id,
      fresh: undefined,
      text: { title: 'De aquí', body: 'b' },
      saved: server.text,
      base: 3,
      facts: {},
    };
    await store.setValue(draftName(id), draft);
    const drafting = await openExisting(store, () => {}, existing);
    await drafting.save();
    expect(server.text).toEqual({ no: 4, title: 'De aquí', body: 'b' });
    drafting.leave();
  });
});

describe('what somebody else wrote meanwhile', () => {
  async function both() {
    const drafting = open();
    write(drafting, 'Uno');
    await drafting.save();
    server.text = { no: 7, title: 'Dos', body: 'de otra persona' };
    write(drafting, 'Tres');
    expect(await drafting.save()).toBe(false);
    expect([drafting.saving.value, drafting.conflict.value?.title]).toEqual(['conflict', 'Dos']);
    return drafting;
  }

  it('is shown beside one’s own, and nothing is overwritten', async () => {
    const drafting = await both();
    expect([server.text.title, drafting.draft.value.text.title]).toEqual(['Dos', 'Tres']);
  });

  it('gives way when one goes on with one’s own', async () => {
    const drafting = await both();
    drafting.settle(true);
    await drafting.save();
    expect([server.text.title, drafting.saving.value]).toEqual(['Tres', 'saved']);
  });

  it('takes the place of one’s own when one goes on with it', async () => {
    const drafting = await both();
    drafting.settle(false);
    expect([drafting.draft.value.text.body, await drafting.save()]).toEqual(['de otra persona', true]);
  });

  it('is not seen in one’s own try whose answer was lost', async () => {
    const drafting = open();
    write(drafting, 'Uno');
    await drafting.save();
    server.losesAnswers = true;
    write(drafting, 'Dos');
    await drafting.save();
    server.losesAnswers = false;
    write(drafting, 'Tres');
    await drafting.save();
    await drafting.save();
    expect([server.text.title, drafting.conflict.value]).toEqual(['Tres', null]);
  });
});

describe('sharing', () => {
  it('tells the server everything first, and leaves nothing here', async () => {
    const drafting = open();
    write(drafting, 'La feria', 'Vino gente.');
    await share(drafting, 's1', { anew: false, language: 'es', group: 'g1' });
    expect(server.did('POST', '/share').map(({ body }) => body)).toEqual([{ requestId: 's1', group: 'g1' }]);
    expect([server.text.body, await keptDraft(store, id)]).toEqual(['Vino gente.', undefined]);
  });

  it('is done from what is kept here once there is a line, under the name that is known', async () => {
    server.line = false;
    const drafting = open();
    write(drafting, 'Desde la finca', 'Sin señal.');
    await drafting.handOver();
    drafting.leave();
    server.line = true;
    await shareKept(store, 'new/action', 's1', { anew: false, language: 'es' });
    expect([server.text.title, server.did('POST', '/share').length]).toEqual(['Desde la finca', 1]);
    expect(await keptDraft(store, 'new/action')).toBeUndefined();
  });

  it('keeps what is written where it is refused, and tries again from there', async () => {
    server.refuses = 'authors_pending';
    const drafting = open();
    write(drafting, 'Entre dos', 'Falta una firma.');
    await drafting.handOver();
    drafting.leave();
    const again = () => shareKept(store, 'new/action', 's1', { anew: false, language: 'es' });
    await expect(again()).rejects.toMatchObject({ code: 'authors_pending' });
    server.refuses = null;
    await again();
    expect(server.did('POST', '/publications').length).toBe(1);
    expect(server.did('POST', '/share').length).toBe(2);
  });

  it('shares a new version with who rendered it', async () => {
    server.text = { no: 2, title: 'a', body: 'b' };
    const drafting = await openExisting(store, () => {}, existing);
    await share(drafting, 's1', { anew: true, language: 'es', credit: ['m1'] });
    expect(server.did('POST', '/texts/es/share')[0]?.body).toEqual({ requestId: 's1', credit: ['m1'] });
  });

  it('of something thrown away before the server knew of it is nothing', async () => {
    await shareKept(store, 'new/action', 's1', { anew: false, language: 'es' });
    expect(server.asked).toEqual([]);
  });
});

it('is thrown away here and at the server', async () => {
  const drafting = open();
  write(drafting, 'No');
  await drafting.save();
  await throwAway(drafting);
  expect(server.asked.at(-1)).toMatchObject({ method: 'DELETE', path: expect.stringContaining(id) as string });
  expect(await keptDraft(store, id)).toBeUndefined();
});
