import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryStore } from '../../src/live/store';
import { keptPageDraft, openPage } from '../../src/pages/openPage';
import type { PageText } from '../../src/pages/pageDraft';
import { Pen } from '../../src/pages/Pen';

const page = `h${'0'.repeat(31)}1`;

/** The server, as far as pages need it: one text, which others may change, and one pen. */
class Server {
  line = true;
  losesAnswers = false;
  text: PageText = { version: 1, title: 'Acuerdos', source: 'Uno', html: '', at: '', by: 'm1' };
  refuses: string | null = null;
  readonly asked: { method: string; path: string; body: Record<string, unknown> }[] = [];

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

  others(source: string) {
    this.text = { ...this.text, version: this.text.version + 1, source, by: 'm2' };
  }

  did(method: string, end: string) {
    return this.asked.filter((one) => one.method === method && one.path.endsWith(end));
  }

  private answer(method: string, path: string, body: Record<string, unknown>): Response {
    const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
    if (method === 'GET') return json(this.text);
    if (this.refuses) return json({ code: this.refuses }, 409);
    if (path.endsWith('/pen')) return json({ id: 'pen', by: 'm1', hand: body.hand });
    if (body.base !== this.text.version) return json({ code: 'text_changed' }, 409);
    const { title, body: source } = body as { title: string; body: string };
    this.text = { ...this.text, version: this.text.version + 1, title, source };
    return json({ kind: 'pageAbout', version: this.text.version });
  }
}

let server: Server;
let store: MemoryStore;
const open = () => openPage(store, () => {}, page);

beforeEach(() => {
  server = new Server();
  server.install();
  store = new MemoryStore();
});
afterEach(() => vi.unstubAllGlobals());

describe('what is written for a page', () => {
  it('stays on this device until it is saved, and is then the next version', async () => {
    const drafting = await open();
    drafting.change({ body: 'Dos' });
    expect([drafting.saving.value, server.text.source]).toEqual(['kept', 'Uno']);
    await drafting.keep();
    expect((await keptPageDraft(store, page))?.text.body).toBe('Dos');
    drafting.change({ note: ' Un punto ' });
    expect(await drafting.save()).toBe(true);
    expect([server.text.version, server.text.source, drafting.saving.value]).toEqual([2, 'Dos', 'saved']);
    expect(server.did('PUT', '/text')[0]?.body).toMatchObject({ base: 1, note: 'Un punto' });
    expect(await keptPageDraft(store, page)).toBeUndefined();
    drafting.leave();
  });

  it('goes on after a reload, with a hand of its own', async () => {
    const first = await open();
    first.change({ body: 'A medias' });
    await first.keep();
    first.leave();
    const again = await open();
    expect([again.draft.value.text.body, again.saving.value]).toEqual(['A medias', 'kept']);
    expect(again.draft.value.hand).not.toBe(first.draft.value.hand);
    again.leave();
  });

  it('is saved once the line is back, though the page was closed meanwhile', async () => {
    const drafting = await open();
    drafting.change({ body: 'Sin señal' });
    server.line = false;
    expect([await drafting.save(), drafting.saving.value]).toEqual([false, 'away']);
    drafting.leave();
    server.line = true;
    const again = await open();
    await vi.waitFor(() => expect(server.text.source).toBe('Sin señal'));
    again.leave();
  });

  it('begins without a line with what was read last, and cannot where nothing was', async () => {
    server.line = false;
    await expect(open()).rejects.toMatchObject({ code: 'no_line' });
    await store.setValue(`text/${page}/page`, { value: server.text, at: 0 });
    const drafting = await open();
    expect([drafting.draft.value.base, drafting.draft.value.text.body]).toEqual([1, 'Uno']);
    drafting.leave();
  });

  it('is the same saving when an answer was lost', async () => {
    const drafting = await open();
    drafting.change({ body: 'Dos' });
    server.losesAnswers = true;
    await drafting.save();
    server.losesAnswers = false;
    expect(await drafting.save()).toBe(true);
    expect([server.text.version, drafting.draft.value.base]).toEqual([2, 2]);
    drafting.leave();
  });
});

describe('what was saved meanwhile', () => {
  it.each([
    ['mine', 'Mío'],
    ['theirs', 'Suyo'],
    ['both', 'Mío\n\n---\n\nSuyo'],
  ] as const)('is put beside what is written here, and one goes on with %s', async (choice, body) => {
    const drafting = await open();
    drafting.change({ body: 'Mío' });
    server.others('Suyo');
    expect([await drafting.save(), drafting.saving.value]).toEqual([false, 'conflict']);
    expect([drafting.conflict.value?.source, drafting.draft.value.text.body]).toEqual(['Suyo', 'Mío']);
    drafting.settle(choice);
    expect([drafting.draft.value.text.body, drafting.draft.value.base]).toEqual([body, 2]);
    await drafting.save();
    expect(server.text.source).toBe(body);
    drafting.leave();
  });

  it('shows at once where nothing was written here, and beside what was', async () => {
    const drafting = await open();
    server.others('Suyo');
    await drafting.meetNewer(2);
    expect([drafting.draft.value.text.body, drafting.conflict.value]).toEqual(['Suyo', null]);
    drafting.change({ body: 'Mío' });
    server.others('Otra vez');
    await drafting.meetNewer(3);
    expect(drafting.conflict.value?.source).toBe('Otra vez');
    drafting.leave();
  });

  it('is waited for while somebody else has the pen', async () => {
    const drafting = await open();
    drafting.change({ body: 'Mío' });
    server.refuses = 'page_pen_taken';
    expect([await drafting.save(), drafting.saving.value]).toEqual([false, 'refused']);
    server.refuses = null;
    drafting.again();
    await vi.waitFor(() => expect(server.text.source).toBe('Mío'));
    drafting.leave();
  });
});

describe('the pen of a page', () => {
  it('is taken, kept every half minute, and laid down', async () => {
    vi.useFakeTimers();
    try {
      const pen = new Pen(page, 'hand', () => {});
      await pen.take();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(server.did('PUT', '/pen').map(({ body }) => body.asking)).toEqual(['take', 'keep', 'keep']);
      pen.layDown();
      await vi.advanceTimersByTimeAsync(60_000);
      expect([server.did('PUT', '/pen').length, server.did('DELETE', '/pen?hand=hand').length]).toEqual([3, 1]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is somebody else’s, or nobody is asked without a line', async () => {
    const pen = new Pen(page, 'hand', () => {});
    server.refuses = 'page_pen_taken';
    await pen.take();
    expect(pen.state.value).toBe('taken');
    server.line = false;
    await pen.take(true);
    expect(pen.state.value).toBe('away');
    pen.layDown();
    expect(server.did('DELETE', '/pen?hand=hand')).toEqual([]);
  });
});
