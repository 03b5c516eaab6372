// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import allowed from './sameWords.json';

const names = ['es', 'pt', 'eu', 'en'] as const;
const root = new URL('../../', import.meta.url);
const texts = Object.fromEntries(
  names.map((name) => [name, readFileSync(new URL(`src/i18n/${name}.json`, root), 'utf8')]),
);
const words = Object.fromEntries(names.map((name) => [name, JSON.parse(texts[name] ?? '') as Record<string, string>]));
const es = words.es ?? {};
const keys = Object.keys(es);

const placeholders = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

function forbidden(): string[] {
  const page = readFileSync(new URL('../../../docs/words.md', root), 'utf8');
  const section = page.split("## Words we don't use")[1]?.split('## ')[0] ?? '';
  return [...section.matchAll(/`([^`]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((word) => !word.includes('/') && word !== '…');
}

/** A whole word, or with `…` every word that begins so. */
const pattern = (word: string) =>
  new RegExp(`(?<!\\p{L})${word.replace('…', '')}${word.endsWith('…') ? '' : '(?!\\p{L})'}`, 'iu');

describe('the language files', () => {
  it.each(names)('%s has every key and no other', (name) => {
    expect(Object.keys(words[name] ?? {}).sort()).toEqual([...keys].sort());
  });

  it.each(names)('%s is sorted by key, so that two changes seldom meet', (name) => {
    const own = Object.keys(words[name] ?? {});
    expect(own).toEqual([...own].sort());
  });

  it.each(names)('%s has the same placeholders', (name) => {
    const wrong = keys.filter((key) => `${placeholders(words[name]?.[key])}` !== `${placeholders(es[key])}`);
    expect(wrong).toEqual([]);
  });

  it.each(names)('%s has no empty sentence', (name) => {
    expect(keys.filter((key) => !words[name]?.[key]?.trim())).toEqual([]);
  });

  it('has both forms of every plural', () => {
    const lonely = keys.filter((key) => key.endsWith('.one') && !(key.replace(/\.one$/, '.other') in es));
    expect(lonely).toEqual([]);
  });

  it('says the same in two languages only where that is right', () => {
    const same = keys.filter((key) => new Set(names.map((name) => words[name]?.[key])).size < names.length);
    expect(same.filter((key) => !allowed.includes(key))).toEqual([]);
  });

  it('lists as the same only what is the same', () => {
    const stale = allowed.filter((key) => new Set(names.map((name) => words[name]?.[key])).size === names.length);
    expect(stale).toEqual([]);
  });

  it.each(names)('%s holds no word that people should not have to know', (name) => {
    const banned = forbidden();
    expect(banned.length).toBeGreaterThan(10);
    const found = Object.entries(words[name] ?? {}).flatMap(([key, text]) =>
      banned
        .filter((word) => pattern(word).test(text.replace(/\{\w+\}|https?:\S+/g, '')))
        .map((word) => `${key}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});
