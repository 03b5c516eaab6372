import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { piecesOf } from '../../src/listen/aloud';

describe('what is read aloud', () => {
  it('is told in sentences', () => {
    expect(piecesOf('Hola a todas. ¿Qué sembramos? Maíz')).toEqual(['Hola a todas.', '¿Qué sembramos?', 'Maíz']);
  });

  it('has no piece that is too long for a voice, and loses no word', () => {
    const text = Array.from({ length: 200 }, (_, i) => `palabra${i}`).join(' ');
    const pieces = piecesOf(text);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(200);
    expect(pieces.join(' ')).toBe(text);
  });

  it('is nothing where there is nothing to read', () => {
    expect(piecesOf('')).toEqual([]);
    expect(piecesOf('   ')).toEqual([]);
  });
});

describe('reading aloud', () => {
  const said: { text: string; lang: string; onend?: () => void }[] = [];
  const load = async () => {
    vi.resetModules();
    return import('../../src/listen/aloud');
  };

  beforeEach(() => {
    said.length = 0;
    vi.stubGlobal(
      'SpeechSynthesisUtterance',
      class {
        lang = '';
        constructor(readonly text: string) {}
      },
    );
    vi.stubGlobal('speechSynthesis', {
      getVoices: () => [{}],
      addEventListener: () => {},
      cancel: () => (said.length = 0),
      speak: (utterance: (typeof said)[number]) => said.push(utterance),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('says plain sentences in the language of the text, and ends with the last one', async () => {
    const { isHeard, listen } = await load();
    const text = { source: '**Kaixo** denoi. Bihar arte.', language: 'eu' };
    listen(text);
    expect(said.map(({ text: words, lang }) => [words, lang])).toEqual([
      ['Kaixo denoi.', 'eu'],
      ['Bihar arte.', 'eu'],
    ]);
    expect(isHeard({ ...text })).toBe(true);
    said.at(-1)?.onend?.();
    expect(isHeard(text)).toBe(false);
  });

  it('ends when the same text is asked for again, and goes over to another', async () => {
    const { isHeard, listen } = await load();
    listen({ source: 'Uno.' });
    listen({ source: 'Uno.' });
    expect([said.length, isHeard({ source: 'Uno.' })]).toEqual([0, false]);
    listen({ source: 'Uno.' });
    listen({ source: 'Dos.' });
    expect(said.map(({ text }) => text)).toEqual(['Dos.']);
    expect([isHeard({ source: 'Uno.' }), isHeard({ source: 'Dos.' })]).toEqual([false, true]);
  });
});
