import { describe, expect, it } from 'vitest';
import { choose, decode, encode, nameBeforeCaret, namesLike, plain } from '../../src/composer/mentions';

const Ana = `m${'a'.repeat(32)}`;
const AnaMaria = `m${'b'.repeat(32)}`;

describe('mentions', () => {
  it('are written with the id and edited without', () => {
    const source = `Hola @[Ana](${Ana}) y @[Ana María](${AnaMaria}), ¿vienen?`;
    const { text, mentions } = decode(source);
    expect(text).toBe('Hola @Ana y @Ana María, ¿vienen?');
    expect(encode(text, mentions)).toBe(source);
  });

  it('leave names alone that were not chosen or go on', () => {
    expect(encode('@Ana y @Anabel', { Ana })).toBe(`@[Ana](${Ana}) y @Anabel`);
    expect(encode('@Ana', {})).toBe('@Ana');
  });

  it('are completed before the caret', () => {
    expect(nameBeforeCaret('Hola @An', 8)).toEqual({ start: 5, part: 'An' });
    expect(nameBeforeCaret('Hola @', 6)).toEqual({ start: 5, part: '' });
    expect(nameBeforeCaret('ana@demo', 8)).toBeNull();
    expect(choose('Hola @An y', 5, 8, 'Ana Ruiz')).toEqual({ text: 'Hola @Ana Ruiz y', caret: 15 });
  });

  it('are found without accents, first names first', () => {
    const all = [{ name: 'José Ángel' }, { name: 'Ángela' }, { name: 'Pedro' }];
    expect(namesLike(all, 'ang').map((one) => one.name)).toEqual(['Ángela', 'José Ángel']);
  });
});

describe('plain', () => {
  it('leaves the words of a text', () => {
    expect(plain(`> **Hola** @[Ana](${Ana})\n\n- [enlace](https://a.example)`)).toBe('Hola @Ana enlace');
  });
});
