import { describe, expect, it } from 'vitest';
import { differences } from '../../src/versions/differences';
import { joined, sameText } from '../../src/versions/written';

describe('two texts', () => {
  it('are the same by title and body', () => {
    expect(sameText({ title: 'a', body: 'b' }, { title: 'a', body: 'b' })).toBe(true);
    expect(sameText({ title: 'a', body: 'b' }, { title: 'a', body: 'c' })).toBe(false);
    expect(sameText(null, { title: 'a', body: 'b' })).toBe(false);
  });

  it('are put together with a line between them, and an empty one leaves none', () => {
    expect(joined({ title: 'Mío', body: 'uno\n' }, { title: 'Suyo', body: 'dos' })).toEqual({
      title: 'Mío',
      body: 'uno\n\n---\n\ndos',
    });
    expect(joined({ title: 'Mío', body: '' }, { title: 'Suyo', body: 'dos' }).body).toBe('dos');
  });

  it('differ by words', () => {
    expect(differences('uno dos', 'uno tres').filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'dos' },
      { kind: 'added', text: 'tres' },
    ]);
  });
});
