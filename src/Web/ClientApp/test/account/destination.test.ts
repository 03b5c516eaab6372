import { describe, expect, it } from 'vitest';
import { destination } from '../../src/account/destination';

describe('where one goes after signing in', () => {
  it('is the page that was asked for', () => {
    expect(destination('/app/personas?q=ana', 'done')).toBe('/app/personas?q=ana');
    expect(destination('/app', undefined)).toBe('/app');
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
    '/app/../..//example.org',
    '/app/../otra',
    '//',
    '/\\\\example.org',
    'javascript:alert(1)',
  ])('is home for %s', (asked) => {
    expect(destination(asked, 'done')).toBe('/app');
  });

  it('is the first steps while they are to be taken', () => {
    expect(destination('/app/personas', 'todo')).toBe('/app/primeros-pasos');
  });
});
