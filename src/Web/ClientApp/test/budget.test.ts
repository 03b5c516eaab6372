// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Manifest } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** What reaches a member on a slow line, in bytes after gzip. */
const Budget = { firstScript: 45_000, allScript: 75_000, style: 12_000, route: 40_000 };
const Entry = 'src/main.tsx';
const Words = 'src/i18n/es.json';
const Live = 'src/live/hub.ts';

let folder: string;
let manifest: Manifest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comparte-'));
  // As it is shipped: with the environment of tests, libraries bring what only helps to find faults.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ build: { outDir: folder }, logLevel: 'silent' });
  vi.unstubAllEnvs();
  manifest = JSON.parse(readFileSync(join(folder, 'assets-manifest.json'), 'utf8'));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const size = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;

/** The chunks that these need before they run. */
function closure(keys: readonly string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(manifest[key]?.imports ?? [], seen);
  }
  return seen;
}

const scripts = (keys: Iterable<string>) => [...keys].reduce((sum, key) => sum + size(manifest[key]?.file ?? ''), 0);

describe('the budget', () => {
  it('holds for the script before the first content, with one language', () => {
    expect(scripts(closure([Entry, Words]))).toBeLessThanOrEqual(Budget.firstScript);
  });

  it('holds for the script with the live line', () => {
    expect(scripts(closure([Entry, Words, Live]))).toBeLessThanOrEqual(Budget.allScript);
  });

  it('holds for each page that is loaded when it is opened', () => {
    const first = closure([Entry, Words]);
    const over = Object.keys(manifest)
      .filter((key) => manifest[key]?.isDynamicEntry)
      .map((key) => [key, scripts([...closure([key])].filter((one) => !first.has(one)))] as const)
      .filter(([, bytes]) => bytes > Budget.route);
    expect(over).toEqual([]);
  });

  it('holds for all styles together', () => {
    const styles = readdirSync(join(folder, 'assets')).filter((file) => /^(main|.*Page).*\.css$/.test(file));
    expect(styles.reduce((sum, file) => sum + size(`assets/${file}`), 0)).toBeLessThanOrEqual(Budget.style);
  });

  it('counts what is there', () => {
    expect(scripts(closure([Entry]))).toBeGreaterThan(10_000);
    expect(manifest[Live]?.isDynamicEntry && manifest[Words]?.isDynamicEntry).toBe(true);
  });

  it('is not spent by anything inline: the page allows no inline script and no data address', () => {
    expect(readFileSync(join(folder, 'sw.js'), 'utf8')).not.toMatch(/__FILES__|__VERSION__/);
  });
});
