// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';

const code = readFileSync(new URL('../../src/serviceWorker.js', import.meta.url), 'utf8');
const Origin = 'https://comparte.example';
const pathOf = (at: string | { url: string }) => new URL(typeof at === 'string' ? at : at.url, Origin).pathname;

/** What a browser holds for its workers: caches that outlive them, the pages that are open, and the network. */
class Browser {
  readonly caches = new Map<string, Map<string, Response>>();
  readonly pages = new Set<string>();
  /** The paths that the server has. */
  files = new Set<string>();
  installing: object | null = null;

  private cache(name: string) {
    const held = this.caches.get(name) ?? new Map<string, Response>();
    this.caches.set(name, held);
    const add = async (path: string) => {
      const answer = await this.fetch(path);
      if (!answer.ok) throw new TypeError(path);
      held.set(path, answer);
    };
    return {
      add,
      addAll: (paths: string[]) => Promise.all(paths.map(add)),
      put: async (path: string, answer: Response) => void held.set(path, answer),
      match: async (at: string) => held.get(pathOf(at))?.clone(),
      keys: async () => [...held.keys()].map((path) => ({ url: Origin + path })),
    };
  }

  readonly fetch = async (at: string | { url: string }): Promise<Response> => {
    const path = pathOf(at);
    return this.files.has(path) ? new Response(path) : new Response(null, { status: 404 });
  };

  /** A worker of a version of the app, which knows its files and those kept on use. */
  worker(version: string, files: string[], onUse: string[] = []) {
    const heard = new Map<string, (event: unknown) => void>();
    const held = this.caches;
    const storage = {
      open: async (name: string) => this.cache(name),
      has: async (name: string) => held.has(name),
      keys: async () => [...held.keys()],
      delete: async (name: string) => held.delete(name),
      match: async (at: { url: string }) => {
        for (const cache of held.values()) if (cache.has(pathOf(at))) return cache.get(pathOf(at))?.clone();
        return undefined;
      },
    };
    const installing = () => this.installing;
    const self = {
      addEventListener: (name: string, listener: (event: unknown) => void) => heard.set(name, listener),
      skipWaiting: async () => {},
      location: { origin: Origin },
      registration: {
        get installing() {
          return installing();
        },
        waiting: null,
      },
      clients: { claim: async () => {}, matchAll: async () => [...this.pages] },
    };
    const source = code
      .replace('__VERSION__', version)
      .replace("['__FILES__']", JSON.stringify(files))
      .replace("['__ON_USE__']", JSON.stringify(onUse));
    class At {
      constructor(readonly url: string) {}
    }
    new Function('self', 'caches', 'fetch', 'Request', source)(self, storage, this.fetch, At);
    const tell = async (name: string, event: object = {}) => {
      const waits: Promise<unknown>[] = [];
      let answer: Promise<Response> | undefined;
      heard.get(name)?.({
        ...event,
        waitUntil: (work: Promise<unknown>) => waits.push(work),
        respondWith: (given: Promise<Response>) => (answer = given),
      });
      await Promise.all(waits);
      return answer;
    };
    const ask = async (path: string, mode: string) => {
      const answer = await tell('fetch', { request: { method: 'GET', url: Origin + path, mode } });
      return answer && (answer.ok ? answer.text() : `${answer.status}`);
    };
    return {
      install: async () => {
        await tell('install');
        await tell('activate');
      },
      installOnly: () => tell('install'),
      use: (used: string[]) => tell('message', { data: { used } }),
      page: () => ask('/app/grupos', 'navigate'),
      file: (path: string) => ask(path, 'same-origin'),
    };
  }
}

let browser: Browser;
const one = { files: ['/assets/main-AAAAAAAA.js'], onUse: ['/assets/es-A-AAAAAA.js', '/assets/eu-AAAAAAAA.js'] };
const two = { files: ['/assets/main-BBBBBBBB.js'], onUse: ['/assets/es-B-BBBBBB.js', '/assets/eu-BBBBBBBB.js'] };
const deploy = (version: typeof one) => (browser.files = new Set(['/app', ...version.files, ...version.onUse]));

beforeEach(async () => {
  browser = new Browser();
  deploy(one);
  const first = browser.worker('1', one.files, one.onUse);
  await first.install();
  await first.use(['/assets/es-A-AAAAAA.js']);
});

describe('a new version', () => {
  it('keeps the language in use of its own, so that it opens without a line', async () => {
    deploy(two);
    const second = browser.worker('2', two.files, two.onUse);
    await second.install();
    browser.files.clear();
    expect(await second.page()).toBe('/app');
    expect(await second.file('/assets/es-B-BBBBBB.js')).toBe('/assets/es-B-BBBBBB.js');
    expect(await second.file('/assets/eu-BBBBBBBB.js')).toBe('404');
    expect([...browser.caches.keys()]).toEqual(['comparte-2']);
  });

  it('leaves to the pages that are open the files on which they stand, until all are closed', async () => {
    browser.pages.add('tab');
    deploy(two);
    const second = browser.worker('2', two.files, two.onUse);
    await second.install();
    expect(await second.file('/assets/main-AAAAAAAA.js')).toBe('/assets/main-AAAAAAAA.js');
    await second.page();
    expect([...browser.caches.keys()]).toEqual(['comparte-1', 'comparte-2']);
    browser.pages.clear();
    await second.page();
    expect([...browser.caches.keys()]).toEqual(['comparte-2']);
  });

  it('is not forgotten by the former one while it is being kept', async () => {
    deploy(two);
    const second = browser.worker('2', two.files, two.onUse);
    await second.installOnly();
    browser.installing = {};
    await browser.worker('1', one.files, one.onUse).page();
    expect([...browser.caches.keys()]).toEqual(['comparte-1', 'comparte-2']);
  });
});

describe('what is told after signing out', () => {
  it('brings nothing back', async () => {
    browser.caches.clear();
    const first = browser.worker('1', one.files, one.onUse);
    await first.use(['/assets/es-A-AAAAAA.js']);
    await first.page();
    expect([...browser.caches.keys()]).toEqual([]);
  });
});
