import { describe, expect, it } from 'vitest';
import { format } from '../../src/i18n/format';

const words = { hello: 'Hola, {name}', 'news.one': '{n} nueva', 'news.other': '{n} nuevas' };

describe('format', () => {
  it('fills placeholders and leaves unknown ones as they are', () => {
    expect(format(words, 'es', 'hello', { name: 'Ana' })).toBe('Hola, Ana');
    expect(format(words, 'es', 'hello', { other: 'x' })).toBe('Hola, {name}');
  });

  it.each([
    [0, '0 nuevas'],
    [1, '1 nueva'],
    [2, '2 nuevas'],
    [12_000, '12.000 nuevas'],
  ])('takes the plural form of %i', (n, text) => {
    expect(format(words, 'es', 'news', { n })).toBe(text);
  });

  it('falls back to the general form where a language has a rarer one', () => {
    expect(format(words, 'es', 'news', { n: 1_000_000 })).toBe('1.000.000 nuevas');
  });

  it('shows the key of a missing sentence, so that it is seen', () => {
    expect(format(words, 'es', 'absent')).toBe('absent');
  });
});
