import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { LaterWords, ServerWords } from '../src/i18n/later.ts';

const Files = /\/src\/i18n\/(?:es|pt|eu|en)\.json(\?later)?$/;

/** The words of one part of a language file: those of the first screens, or those that come later. */
export function part(words: Readonly<Record<string, string>>, later: boolean): Record<string, string> {
  const begins = (key: string, with_: readonly string[]) => with_.some((start) => key.startsWith(start));
  const wanted = (key: string) => !begins(key, ServerWords) && begins(key, LaterWords) === later;
  return Object.fromEntries(Object.entries(words).filter(([key]) => wanted(key)));
}

/** Splits each language file in two, so that the first screen waits for its own words only. */
export function words(): Plugin {
  return {
    name: 'words',
    enforce: 'pre',
    load(id) {
      const found = Files.exec(id);
      if (!found) return null;
      const file = id.replace(/\?later$/, '');
      this.addWatchFile(file);
      const later = found[1] !== undefined;
      const json = JSON.stringify(part(JSON.parse(readFileSync(file, 'utf8')), later));
      // Vite reads a plain .json itself; with a query it takes it for a script.
      return later ? { code: `export default ${json}`, moduleType: 'js' } : json;
    },
  };
}
