import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const Source = new URL('../src/serviceWorker.js', import.meta.url);

/** What the page asks the worker to keep once it uses it: one language of four, and the heading font. */
const KeptOnUse = /\/(es|pt|eu|en)(\.countries)?-[^/]+\.js$|\.woff2$/;
/** The styles of the pages outside the app. */
const PublicPages = /\/public-/;

/** Emits `sw.js` with the lists of files to keep; its version changes when any file does. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const all = Object.keys(bundle)
          .filter((file) => file.startsWith('assets/') && !file.endsWith('.map'))
          .map((file) => `/${file}`)
          .sort();
        const files = all.filter((file) => !KeptOnUse.test(file) && !PublicPages.test(file));
        const onUse = all.filter((file) => KeptOnUse.test(file));
        const code = readFileSync(Source, 'utf8');
        const version = createHash('sha256')
          .update(code + Object.keys(bundle).sort().join())
          .digest('hex')
          .slice(0, 12);
        const source = code
          .replace('__VERSION__', version)
          .replace("['__FILES__']", JSON.stringify(files))
          .replace("['__ON_USE__']", JSON.stringify(onUse));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}
