import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OwnFile } from '../../src/api/account';
import { TakeSettings } from '../../src/settings/TakeSettings';

const none: OwnFile = { phase: 'none', done: 0, of: 0, size: 0 };
const asked: { method: string; path: string; body?: { requestId: string; password?: string } }[] = [];
let file: OwnFile;
let refuses = false;

beforeEach(() => {
  asked.length = 0;
  file = none;
  refuses = false;
  // A dialog that is open, as browsers show it.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push({ method, path, body: body ? JSON.parse(String(body)) : undefined });
    if (method === 'POST' && refuses) {
      return new Response(JSON.stringify({ code: 'password_needed', field: 'password' }), { status: 403 });
    }
    if (method === 'POST') file = { ...none, phase: 'making' };
    if (method === 'DELETE') {
      file = none;
      return new Response(null, { status: 204 });
    }
    return new Response(JSON.stringify(file));
  });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
/** What is asked for when something is shown, is answered after that. */
const settle = async (ms = 0) => {
  await pass(ms);
  await pass(0);
};
const later = () => settle(2_000);

function part({ container }: { container: Element }, selector: string): Element {
  const found = container.querySelector(selector);
  if (!found) throw new Error(selector);
  return found;
}

async function opened() {
  const page = render(<TakeSettings />);
  await settle();
  return page;
}

it('is asked for, made while one looks on, and then there to download', async () => {
  const page = await opened();
  fireEvent.click(page.getByText('settings.take.act'));
  fireEvent.submit(part(page, 'form'));
  await settle();
  expect(page.getByText('settings.take.finding')).toBeTruthy();

  file = { ...none, phase: 'making', done: 3, of: 12 };
  await later();
  expect(page.container.querySelector('progress')?.value).toBe(3);

  file = { ...none, phase: 'ready', size: 12_000_000, until: '2026-12-01T14:00:00Z' };
  await later();
  expect(page.getByText('settings.take.download').closest('a')?.getAttribute('href')).toBe('/api/me/export/content');
  const before = asked.length;
  await later();
  expect(asked.length).toBe(before);
});

it('asks for the password where the sign-in was a while ago, and repeats the same request', async () => {
  refuses = true;
  const page = await opened();
  fireEvent.click(page.getByText('settings.take.act'));
  fireEvent.submit(part(page, 'form'));
  await settle();
  const password = part(page, 'input[name=password]') as HTMLInputElement;
  password.value = 'una palabra larga';
  refuses = false;
  fireEvent.submit(part(page, 'form'));
  await settle();

  const posts = asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect(posts[1]).toEqual({ requestId: posts[0]?.requestId, password: 'una palabra larga' });
  expect(page.getByText('settings.take.finding')).toBeTruthy();
});

it('deletes what is not needed any more', async () => {
  file = { ...none, phase: 'ready', size: 1, until: '2026-12-01T14:00:00Z' };
  const page = await opened();
  fireEvent.click(page.getByText('settings.take.remove'));
  await settle();
  expect(page.queryByText('settings.take.download')).toBeNull();
  expect(page.getByText('settings.take.act')).toBeTruthy();
});

it('says that nothing is lost where it could not be made', async () => {
  file = { ...none, phase: 'failed' };
  const page = await opened();
  expect(page.getByText('settings.take.failed')).toBeTruthy();
  expect(page.getByText('settings.take.act')).toBeTruthy();
});
