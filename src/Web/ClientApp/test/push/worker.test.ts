// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';

const code = readFileSync(new URL('../../src/serviceWorker.js', import.meta.url), 'utf8');
const Origin = 'https://comparte.example';

/** A page that is open in the browser. */
const page = (path: string, focused = false) => ({
  url: Origin + path,
  focused,
  told: [] as unknown[],
  isInFront: focused,
  postMessage(message: unknown) {
    this.told.push(message);
  },
  async focus() {
    this.isInFront = true;
  },
});

let pages: ReturnType<typeof page>[];
const shown: { title: string; options: { tag?: string; body?: string; silent: boolean; data: { path?: string } } }[] =
  [];
const opened: string[] = [];
const badges: number[] = [];
const asked: { path: string; method: string; body: unknown }[] = [];
let tell: (name: string, event: object) => Promise<void>;

beforeEach(() => {
  pages = [];
  for (const list of [shown, opened, badges, asked]) list.length = 0;
  const heard = new Map<string, (event: unknown) => void>();
  const self = {
    addEventListener: (name: string, listener: (event: unknown) => void) => heard.set(name, listener),
    location: { origin: Origin },
    navigator: { setAppBadge: async (n: number) => void badges.push(n) },
    registration: {
      showNotification: async (title: string, options: (typeof shown)[0]['options']) =>
        void shown.push({ title, options }),
      pushManager: {
        subscribe: async () => ({
          toJSON: () => ({ endpoint: 'https://push.example/2', keys: { p256dh: 'p', auth: 'a' } }),
        }),
      },
    },
    clients: { matchAll: async () => pages, openWindow: async (path: string) => void opened.push(path) },
  };
  const fetch = async (path: string, { method = 'GET', body = '' } = {}) => {
    asked.push({ path, method, body: body ? JSON.parse(body) : undefined });
    return Response.json({ key: 'k' });
  };
  new Function('self', 'fetch', code)(self, fetch);
  tell = async (name, event) => {
    const waits: Promise<unknown>[] = [];
    heard.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => waits.push(work) });
    await Promise.all(waits);
  };
});

const told = {
  title: 'Ana te nombra',
  body: '¿vienes?',
  path: '/app/grupos/huertas/que#p3',
  tag: 'post/t1/3',
  unseen: 2,
};
const push = (text: string) => tell('push', { data: { json: () => JSON.parse(text) } });
const tap = (path: unknown) => tell('notificationclick', { notification: { close: () => {}, data: { path } } });

describe('a push', () => {
  it('is shown with its tag, and counts on the icon', async () => {
    await push(JSON.stringify(told));
    expect(shown).toMatchObject([{ title: told.title, options: { body: told.body, tag: told.tag, silent: false } }]);
    expect(badges).toEqual([2]);
  });

  it('makes no sound where the member looks at the app', async () => {
    pages = [page('/app/avisos', true)];
    await push(JSON.stringify(told));
    expect(shown[0]?.options.silent).toBe(true);
    expect(badges).toEqual([]);
  });

  it('is shown even where nothing of it can be read', async () => {
    await push('no JSON');
    await tell('push', { data: null });
    expect(shown.map(({ title }) => title)).toEqual(['Comparte', 'Comparte']);
  });
});

describe('a tap', () => {
  it('opens the place, in the page that is open', async () => {
    await tap(told.path);
    expect(opened).toEqual([told.path]);
    pages = [page('/c/publica'), page('/app/grupos')];
    await tap(told.path);
    expect(opened).toHaveLength(1);
    expect(pages[1]?.told).toEqual([{ open: told.path }]);
    expect(pages[1]?.isInFront).toBe(true);
  });

  it.each(['https://elsewhere.example/app', '//elsewhere.example', '/correo/baja', undefined])(
    'opens no other place: %s',
    async (path) => {
      await tap(path);
      expect(opened).toEqual(['/app']);
    },
  );
});

describe('another address of the service', () => {
  it.each([{ options: { userVisibleOnly: true } }, undefined])('is told to the network', async (oldSubscription) => {
    await tell('pushsubscriptionchange', { oldSubscription, newSubscription: null });
    expect(asked.at(-1)).toEqual({
      path: '/api/me/push',
      method: 'PUT',
      body: { endpoint: 'https://push.example/2', p256dh: 'p', auth: 'a' },
    });
  });
});
