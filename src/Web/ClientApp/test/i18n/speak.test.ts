import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Load, Words } from '../../src/i18n/files';

interface Coming {
  readonly arrive: () => void;
  readonly fail: () => void;
}

/** The language files that were asked for: each arrives or fails when it is told to. */
const files = new Map<string, Coming>();

const file = (name: string, words: Words): Load =>
  vi.fn(
    () =>
      new Promise<{ default: Words }>((resolve, reject) => {
        files.set(name, {
          arrive: () => resolve({ default: words }),
          fail: () => reject(new TypeError('Failed to fetch')),
        });
      }),
  );

const each = (make: (name: string) => Load) =>
  Object.fromEntries(['es', 'pt', 'eu', 'en'].map((name) => [name, make(name)]));

function i18n() {
  vi.resetModules();
  vi.doMock('../../src/i18n/files', () => ({
    files: each((name) => file(name, { 'nav.home': `home ${name}` })),
    laterFiles: each((name) => file(`${name} later`, { 'help.title': `help ${name}` })),
  }));
  return import('../../src/i18n');
}

const flush = () => new Promise((resolve) => setImmediate(resolve));
async function arrive(...names: string[]) {
  for (const name of names) files.get(name)?.arrive();
  await flush();
}

let page: Awaited<ReturnType<typeof i18n>>;
beforeEach(async () => {
  files.clear();
  page = await i18n();
});
afterEach(() => localStorage.clear());

const shown = () => [page.language.value, page.t('nav.home'), page.t('help.title')];

describe('the words on screen', () => {
  it('are those of the language that was chosen last, however they arrive', async () => {
    const both = [page.speak('pt'), page.speak('eu')];
    await arrive('eu', 'pt');
    await Promise.all(both);
    expect(shown().slice(0, 2)).toEqual(['eu', 'home eu']);
    expect(document.documentElement.lang).toBe('eu');
  });

  it('lose nothing when a language and more words are asked for at once', async () => {
    const both = [page.speak('pt'), page.speakMore()];
    await arrive('pt', 'pt later');
    await Promise.all(both);
    expect(shown()).toEqual(['pt', 'home pt', 'help pt']);
  });

  it('come with those that are wanted later, in each language that follows', async () => {
    void page.speak('es');
    void page.speakMore();
    await arrive('es', 'es later');
    await flush();
    const next = page.speak('en');
    await arrive('en');
    expect(page.language.value).toBe('es');
    await arrive('en later');
    await next;
    expect(shown()).toEqual(['en', 'home en', 'help en']);
  });
});

describe('more words', () => {
  it('are waited for by all that want them', async () => {
    void page.speak('es');
    await arrive('es');
    let done = 0;
    for (let i = 0; i < 2; i++) void page.speakMore().then(() => done++);
    await flush();
    expect(done).toBe(0);
    await arrive('es later');
    expect([done, page.t('help.title')]).toEqual([2, 'help es']);
  });

  it('are of the language on screen where the chosen one does not come', async () => {
    void page.speak('es');
    await arrive('es');
    const failed = page.speak('pt');
    files.get('pt')?.fail();
    await expect(failed).rejects.toThrow('Failed to fetch');
    const more = page.speakMore();
    await arrive('es later');
    await more;
    expect(shown()).toEqual(['es', 'home es', 'help es']);
  });

  it('are asked for again after a failure', async () => {
    void page.speak('es');
    await arrive('es');
    const failed = page.speakMore();
    files.get('es later')?.fail();
    await expect(failed).rejects.toThrow('Failed to fetch');
    const again = page.speakMore();
    await arrive('es later');
    await again;
    expect(page.t('help.title')).toBe('help es');
  });
});

describe('a sentence in another language', () => {
  it('leaves the language on screen as it is', async () => {
    void page.speak('es');
    await arrive('es');
    const said = page.tIn('pt', 'help.title');
    await flush();
    await arrive('pt', 'pt later');
    expect([await said, page.language.value]).toEqual(['help pt', 'es']);
  });
});

describe('the first language', () => {
  it('is shown while another one is on its way, and stays when that one fails', async () => {
    const first = page.speak('pt');
    const second = page.speak('eu');
    await arrive('pt');
    await first;
    expect(shown().slice(0, 2)).toEqual(['pt', 'home pt']);
    files.get('eu')?.fail();
    await expect(second).rejects.toThrow('Failed to fetch');
    expect(page.language.value).toBe('pt');
  });
});
