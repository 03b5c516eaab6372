import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { post } from '../../src/api/http';
import type { Me } from '../../src/api/me';
import { meOf, Server, settle } from './server';

let server: Server;

/** A page of this browser: modules of its own, on storage that it shares. */
async function load() {
  vi.resetModules();
  const session = await import('../../src/app/session');
  const { sharesDevice } = await import('../../src/app/sharedDevice');
  const { live } = await import('../../src/live/live');
  const signIn = async (email: string) =>
    session.signedIn(await session.enter((shared) => post<Me>('/api/session', { email, shared })));
  return { ...session, sharesDevice, live, signIn };
}

type Page = Awaited<ReturnType<typeof load>>;
const opened: Page[] = [];

async function open(): Promise<Page> {
  const page = await load();
  opened.push(page);
  return page;
}

/** Closes every page; what a tab alone knew is gone with it. */
async function closeBrowser() {
  for (const page of opened.splice(0)) page.live.value?.outbox.stop();
  sessionStorage.clear();
}

const kept = async () => (await indexedDB.databases()).map((one) => one.name);

beforeEach(() => {
  server = new Server();
  server.install();
});
afterEach(async () => {
  for (const page of opened) if (page.live.value) await page.signOut();
  await closeBrowser();
  vi.useRealTimers();
  localStorage.clear();
  for (const name of await kept()) indexedDB.deleteDatabase(name ?? '');
  vi.unstubAllGlobals();
});

describe('opening for the first time', () => {
  it.each([
    ['away', 'no line', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['broken', 'a server that fails', () => Promise.resolve(new Response('{"code":"failed"}', { status: 503 }))],
    ['broken', 'an answer that is no home', () => Promise.resolve(new Response('{}'))],
    [
      'signedOut',
      'nobody signed in',
      () => Promise.resolve(new Response('{"code":"sign_in_required"}', { status: 401 })),
    ],
  ])('is %s with %s', async (phase, _, answer) => {
    vi.stubGlobal('fetch', answer);
    const page = await open();
    await page.start();
    expect(page.phase.value).toBe(phase);
  });
});

describe('a device of one person', () => {
  it('keeps what it reads, and shows it before the server answers', async () => {
    await (await open()).signIn('m1');
    expect(await kept()).toEqual(['comparte-m1']);
    await closeBrowser();
    server.line = false;
    const page = await open();
    await page.start();
    expect([page.phase.value, page.live.value?.member]).toEqual(['signedIn', 'm1']);
  });
});

describe('a shared device', () => {
  it('tells the server so, whichever way one signs in, and keeps nothing', async () => {
    const page = await open();
    page.sharesDevice.value = true;
    await page.signIn('m1');
    expect(server.bodies).toEqual([{ email: 'm1', shared: true }]);
    expect([await kept(), localStorage.getItem('comparte.session'), page.isShared.value]).toEqual([[], null, true]);
  });

  it('keeps nothing in a new tab either, where the server alone says that it is shared', async () => {
    server.session = meOf('m1', true);
    const tab = await open();
    await tab.start();
    expect([tab.phase.value, tab.isShared.value, await kept()]).toEqual(['signedIn', true, []]);
    expect(localStorage.getItem('comparte.session')).toBeNull();
  });

  it('stops keeping when the server says so of a session that was kept', async () => {
    const before = await open();
    await before.signIn('m1');
    await closeBrowser();
    server.session = meOf('m1', true);
    const page = await open();
    await page.start();
    await settle();
    expect([page.isShared.value, page.live.value?.store.keeps, await kept()]).toEqual([true, false, []]);
  });

  it('is not found signed in after the page in which it was said was closed', async () => {
    const page = await open();
    await page.signIn('m1');
    await page.shareDevice();
    expect([page.phase.value, page.live.value?.store.keeps, await kept()]).toEqual(['signedIn', false, []]);
    await closeBrowser();
    const next = await open();
    await next.start();
    expect([next.phase.value, next.firstHome.value, server.session, await kept()]).toEqual([
      'signedOut',
      null,
      null,
      [],
    ]);
  });

  it('is one until somebody who signs in takes it back', async () => {
    const page = await open();
    page.sharesDevice.value = true;
    await page.signIn('m1');
    await page.signOut();
    const next = await open();
    expect(next.sharesDevice.value).toBe(true);
    next.sharesDevice.value = false;
    await next.signIn('m1');
    expect([server.session?.shared, await kept()]).toEqual([false, ['comparte-m1']]);
  });
});

describe('signing out', () => {
  it('forgets at once, also on a line on which nothing arrives', async () => {
    const page = await open();
    await page.signIn('m1');
    server.held = new Promise(() => {});
    void page.signOut();
    await settle();
    expect([page.phase.value, page.live.value, await kept()]).toEqual(['signedOut', null, []]);
    server.held = Promise.resolve();
  });

  it('without a line ends the session as soon as there is one, and shows nothing before', async () => {
    const page = await open();
    await page.signIn('m1');
    server.line = false;
    await page.signOut();
    expect(server.session?.member.id).toBe('m1');
    await closeBrowser();

    const next = await open();
    await next.start();
    expect([next.phase.value, next.me.value, next.live.value]).toEqual(['signedOut', null, null]);
    expect(server.asked).not.toContain('GET /api/home');
    server.line = true;
    dispatchEvent(new Event('online'));
    await settle();
    expect([server.session, localStorage.getItem('comparte.signOutPending')]).toEqual([null, null]);
  });

  it('does not end the session of the one who signs in after it', async () => {
    const page = await open();
    await page.signIn('m1');
    server.line = false;
    await page.signOut();
    await expect(page.signIn('m2')).rejects.toMatchObject({ status: 0 });
    server.line = true;
    await page.signIn('m2');
    dispatchEvent(new Event('online'));
    await settle();
    expect([server.session?.member.id, page.phase.value]).toEqual(['m2', 'signedIn']);
  });

  it('wipes nothing of the one who signs in at once', async () => {
    const page = await open();
    await page.signIn('m1');
    const gone = page.signOut();
    await page.signIn('m1');
    await gone;
    await settle();
    expect([page.live.value?.store.keeps, await kept()]).toEqual([true, ['comparte-m1']]);
    await page.live.value?.store.setValue('x', 1);
    expect(await page.live.value?.store.value('x')).toBe(1);
  });
});

describe('whoever signs in while the former is still being opened', () => {
  it('is left alone by what is done for the former', async () => {
    const page = await open();
    const first = page.signIn('m1');
    await vi.waitUntil(() => page.me.value !== null);
    const gone = page.signOut();
    await page.signIn('m1');
    await Promise.all([first, gone]);
    await settle();
    expect([page.phase.value, page.live.value?.store.keeps, await kept()]).toEqual(['signedIn', true, ['comparte-m1']]);
    await page.live.value?.store.setValue('x', 1);
    expect(await page.live.value?.store.value('x')).toBe(1);
  });
});

describe('a language that was just chosen', () => {
  it('is not undone by what else changes in the own topic', async () => {
    const page = await open();
    const { language, speak } = await import('../../src/i18n');
    await page.signIn('m1');
    await settle();
    await speak('pt');
    page.live.value?.topics.apply('me/m1', (state) => {
      const read = { kind: 'read', id: 't1', no: 1, rev: 1, upTo: 3 } as const;
      const next = { ...state, epoch: 'e1', rev: 1, low: 0, entries: new Map([['t1', read]]) };
      return { state: next, changed: [read], outcome: 'applied' };
    });
    await settle();
    expect(language.value).toBe('pt');
  });
});

describe('what is kept of one member', () => {
  it('gives way when another one signed in meanwhile', async () => {
    await (await open()).signIn('m1');
    await closeBrowser();
    server.session = meOf('m2');
    const page = await open();
    await page.start();
    await settle();
    expect([page.live.value?.member, page.me.value?.member.id, await kept()]).toEqual(['m2', 'm2', ['comparte-m2']]);
  });
});
