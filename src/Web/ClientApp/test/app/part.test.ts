import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, part } from '../../src/app/part';

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
let healthy = true;
const reload = vi.fn();

beforeEach(() => {
  healthy = true;
  reload.mockReset();
  vi.spyOn(page, 'reload').mockImplementation(reload);
  vi.stubGlobal('fetch', async () => {
    if (!healthy) throw new TypeError('Failed to fetch');
    return new Response('ok');
  });
});
afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

it('gives what was loaded', async () => {
  expect(await part(async () => 7)).toBe(7);
});

it('loads the page anew, once, when the server no longer has a part of it', async () => {
  void part(gone);
  await vi.waitUntil(() => reload.mock.calls.length === 1);
  await expect(part(gone)).rejects.toThrow('Failed to fetch');
  expect(reload).toHaveBeenCalledTimes(1);
});

it('leaves the page as it is when it is the line that fails', async () => {
  healthy = false;
  await expect(part(gone)).rejects.toThrow('Failed to fetch');
  expect(reload).not.toHaveBeenCalled();
});

it('leaves the page as it is where nothing can be remembered, since once would be for ever', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('', 'QuotaExceededError');
    },
    clear: () => {},
  });
  await expect(part(gone)).rejects.toThrow('Failed to fetch');
  expect(reload).not.toHaveBeenCalled();
});
