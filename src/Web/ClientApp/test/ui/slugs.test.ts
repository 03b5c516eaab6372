import { describe, expect, it } from 'vitest';
import { addressOf, findBySlug, slugOf } from '../../src/app/slugs';

const Id = 'g0190a1b2c3d4e5f60718293a4bc0ffee';

describe('slugs', () => {
  it.each([
    ['Agroecología y bioinsumos', 'agroecologia-y-bioinsumos-c0ffee'],
    ['  Ñandú — ¡sí!  ', 'nandu-si-c0ffee'],
    ['São João', 'sao-joao-c0ffee'],
    ['日本', 'c0ffee'],
  ])('write %s in lower-case ASCII', (name, slug) => {
    expect(slugOf(name, Id)).toBe(slug);
  });

  it('find by the six characters alone, so that a renamed thing keeps its address', () => {
    expect(findBySlug([{ id: 'g1' }, { id: Id }], 'otro-nombre-c0ffee')).toEqual({ id: Id });
  });

  it('make addresses', () => {
    expect(addressOf.thread({ id: Id, name: 'Miel' }, { id: Id, title: '¿Quién?' })).toBe(
      '/app/grupos/miel-c0ffee/quien-c0ffee',
    );
  });
});
