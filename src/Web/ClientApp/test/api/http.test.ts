import { afterEach, describe, expect, it, vi } from 'vitest';
import { get, Refused } from '../../src/api/http';

afterEach(() => vi.unstubAllGlobals());

const answers = (body: string | null, init: ResponseInit) =>
  vi.stubGlobal('fetch', async () => new Response(body, init));

const refused = (): Promise<Refused> =>
  get('/api/home').then(
    () => Promise.reject(new Error('It was taken.')),
    (error) => error,
  );

describe('an answer', () => {
  it('of the server refuses with its code and its words', async () => {
    answers(JSON.stringify({ code: 'not_found', detail: 'No está.' }), { status: 404 });
    expect(await refused()).toMatchObject({ status: 404, code: 'not_found', message: 'No está.', passing: false });
  });

  it.each([
    [200, '<html>Welcome to the café</html>'],
    [403, '<html>Forbidden</html>'],
    [404, '<html>Not here</html>'],
    [401, null],
  ])('of somebody else on the way (%i) is a line that failed', async (status, body) => {
    answers(body, { status });
    const error = await refused();
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({ status: 0, passing: true });
  });

  it('that asks to wait is heard without words, too', async () => {
    answers('<html>busy</html>', { status: 503, headers: { 'retry-after': '7' } });
    expect(await refused()).toMatchObject({ status: 503, passing: true, after: 7_000 });
  });

  it('without a body is nothing', async () => {
    answers(null, { status: 204 });
    expect(await get('/api/session')).toBeUndefined();
  });
});
