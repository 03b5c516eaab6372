import { describe, expect, it } from 'vitest';
import { choose, decode, encode, moved, nameBeforeCaret, namesLike, plain } from '../../src/composer/mentions';

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
    const mentions = [
      { at: 0, name: 'Ana', id: Ana },
      { at: 7, name: 'Ana', id: Ana },
    ];
    expect(encode('@Ana y @Anabel', mentions)).toBe(`@[Ana](${Ana}) y @Anabel`);
    expect(encode('@Ana', [])).toBe('@Ana');
  });

  it('mean each the one who was chosen, where two share a name', () => {
    const source = `@[Ana](${Ana}) y @[Ana](${AnaMaria})`;
    const { text, mentions } = decode(source);
    expect(text).toBe('@Ana y @Ana');
    expect(encode(text, mentions)).toBe(source);
    const next = 'Hola @Ana, y @Ana';
    expect(encode(next, moved(moved(mentions, text, `Hola ${text}`), `Hola ${text}`, next))).toBe(
      `Hola @[Ana](${Ana}), y @[Ana](${AnaMaria})`,
    );
    expect(encode('@An y @Ana', moved(mentions, text, '@An y @Ana'))).toBe(`@An y @[Ana](${AnaMaria})`);
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
