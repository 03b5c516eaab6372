// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { part } from '../../build/words';
import { LaterWords } from '../../src/i18n/later';

const root = new URL('../../src/', import.meta.url);
/** Every page but the first brings the later words with it (`app/routes.ts`), and with it what only such pages show. */
const bringers =
  /^(?:account|admin|agreements|app\/(?:Side|UndoBar)|axes|calendar|composer|editor|emergency|extracts|feeds\/(?!FeedRow|rows)|files|groups\/(?!ThreadRow|UnreadLine)|help|hiding|home\/ForMeLater|initiatives|library|listen|map|needs|network|news|notices|organizations|pages|people|places|power|projects|publications|push|relations|reports|search\/(?!HeaderSearch|Suggestions)|settings|talks|tasks|terms|threads|ui\/(?:CopyBox|PasswordInput|pickers)|versions|welcome)/;

describe('words that come later', () => {
  it('are asked for only by pages that bring them', () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    const wrong = files
      .filter((file) => !bringers.test(file) && !file.startsWith('i18n/'))
      .flatMap((file) => {
        // Whatever looks like a key, but for what does without words that aren't there.
        const text = readFileSync(new URL(file, root), 'utf8').replace(/tMaybe\([^)]*\)/g, '');
        const asked = text.matchAll(/['`]([a-z]\w*\.[\w.]*)/g);
        return [...asked].map(([, key = '']) => key).filter((key) => LaterWords.some((start) => key.startsWith(start)));
      });
    expect(wrong).toEqual([]);
  });

  it('are in one part of a language file, the others in the other, those of the server in none', () => {
    const words = { 'nav.home': 'a', 'help.title': 'b', 'mail.signIn.subject': 'c' };
    expect(part(words, false)).toEqual({ 'nav.home': 'a' });
    expect(part(words, true)).toEqual({ 'help.title': 'b' });
  });
});
