import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Erasure } from '../../src/settings/erase';

const refused = (status: number, code: string) => async () => new Response(JSON.stringify({ code }), { status });
const signedOut = refused(401, 'sign_in_required');
const lost = () => Promise.reject(new TypeError('Failed to fetch'));

let erasure: Erasure;
beforeEach(() => {
  erasure = new Erasure();
});
afterEach(() => vi.unstubAllGlobals());

const ask = (answer: () => Promise<Response>) => {
  vi.stubGlobal('fetch', answer);
  return erasure.ask('');
};

describe('erasing the account', () => {
  it('is done once the server says so', async () => {
    expect(await ask(async () => new Response(null, { status: 204 }))).toBe('erased');
  });

  it('is not done where the session had ended before', async () => {
    expect(await ask(signedOut)).toBe('ended');
  });

  it('is done where nobody is signed in after an answer was lost', async () => {
    await expect(ask(lost)).rejects.toThrow();
    expect(await ask(signedOut)).toBe('erased');
  });

  it.each([
    ['asked for the password', refused(403, 'password_needed')],
    ['was turned away', refused(429, 'too_many_requests')],
  ])('is not done where the server %s before the session ended', async (_, answer) => {
    await expect(ask(answer)).rejects.toThrow();
    expect(await ask(signedOut)).toBe('ended');
  });

  it('is not done where the first question never left this device', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    await expect(ask(lost)).rejects.toThrow();
    vi.stubGlobal('navigator', { onLine: true });
    expect(await ask(signedOut)).toBe('ended');
  });
});
