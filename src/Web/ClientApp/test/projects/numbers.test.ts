import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../../src/i18n';
import { inField, inWords, numberIn, withUnit } from '../../src/projects/numbers';

afterEach(() => {
  language.value = 'es';
});

describe('a number that somebody writes', () => {
  it.each([
    ['12', 12],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['12.345.678', 12345678],
    ['-3,25', -3.25],
    ['−3,25', -3.25],
    [',5', 0.5],
    ['0,33333', 0.3333],
    ['', null],
    ['doce', null],
    ['1,2,3', null],
    ['1.23.456', null],
    ['12 %', null],
    ['10000000000000', null],
  ])('"%s" is %s where a comma divides', (text, value) => {
    for (const spoken of ['es', 'pt', 'eu']) expect(numberIn(text, spoken)).toBe(value);
  });

  it.each([
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1.234', 1.234],
  ])('"%s" is %s in English', (text, value) => expect(numberIn(text, 'en')).toBe(value));

  it.each(['es', 'pt', 'eu', 'en'] as const)('comes back from a field as it was in %s', (spoken) => {
    language.value = spoken;
    for (const value of [0, 12.5, 1234.5, 1234567, -0.25, 0.0001]) expect(numberIn(inField(value))).toBe(value);
  });
});

describe('a number that is read', () => {
  it('has the marks of the language', () => {
    expect(inWords(12345.5)).toBe('12.345,5');
    language.value = 'en';
    expect(inWords(12345.5)).toBe('12,345.5');
    language.value = 'eu';
    expect(withUnit(12.5, 'familia')).toBe('12,5 familia');
  });

  it('is nothing in a field where there is none', () => expect(inField(undefined)).toBe(''));
});
