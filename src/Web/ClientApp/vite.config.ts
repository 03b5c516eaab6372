/// <reference types="vitest/config" />
import { defineConfig } from 'vite';
import { iconSprite } from './build/iconSprite.ts';
import { serviceWorker } from './build/serviceWorker.ts';
import { words } from './build/words.ts';

const Forms =
  /src\/(ui\/(AxisField|Confirm|CopyBox|countries|Field|Form|LoadFailed|PasswordInput|pickers|Problem|useLoaded|useSubmit)|app\/useRequestId|help\/useTold)\.tsx?$/;
const Base =
  /src\/(api|app|live|home|i18n|ui)\/(?!hub|deliver|belonging|forgetting|traffic|turning|en|es|eu|pt|arrows|attention|AxisField|Confirm|CopyBox|countries|Field|Form\.|followLook|ForMeLater|Found|joinedId|keepFiles|LoadFailed|MemberLink|parting|PasswordInput|pickers|Problem|reports|rest\.|search\.|Side|UndoBar|useLoaded|useNamedPart|useRequestId|useSubmit|validity|wordless)[^/]*\.tsx?$/;

export default defineConfig({
  base: '/',
  plugins: [iconSprite(), words(), serviceWorker()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { transformer: 'lightningcss' },
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    target: ['es2022', 'chrome107', 'safari16', 'firefox104'],
    // The default, .vite/manifest.json, is a dot folder, which MSBuild globs skip.
    manifest: 'assets-manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['src/main.tsx', 'src/public.css'],
      output: {
        // The first script names every other file: what is longer than it has to be, everybody loads.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        // What every page stands on comes in two files, not in a dozen small ones.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules\/(preact|@preact|preact-iso)\// },
            { name: 'base', priority: 1, test: Base },
            // What only forms need comes with the first page that has one.
            { name: 'forms', test: Forms },
          ],
        },
      },
    },
  },
  test: { environment: 'happy-dom', include: ['test/**/*.test.{ts,tsx}'] },
});
