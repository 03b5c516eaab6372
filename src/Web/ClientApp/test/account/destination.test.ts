import { describe, expect, it } from 'vitest';
import { destination } from '../../src/account/destination';

describe('where one goes after signing in', () => {
  it('is the page that was asked for', () => {
    expect(destination('/app/personas?q=ana')).toBe('/app/personas?q=ana');
    expect(destination('/app')).toBe('/app');
  });

  it.each([
    undefined,
    '',
    'https://example.org/',
    '//example.org',
    '/otra',
    '/apple',
    '/app/entrar',
    '/app/entrar/enlace',
  ])('is home for %s', (asked) => {
    expect(destination(asked)).toBe('/app');
  });
});
