import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const Folder = new URL('../icons/', import.meta.url);
const ModuleId = 'virtual:icon-sprite';

/** All icons of `icons/` as one SVG with a symbol for each. */
export function sprite(): string {
  const symbols = readdirSync(Folder)
    .filter((file) => file.endsWith('.svg'))
    .map((file) => {
      const svg = readFileSync(new URL(file, Folder), 'utf8');
      const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
      const compact = shapes.replace(/>\s+</g, '><').trim();
      return `<symbol id="${file.slice(0, -4)}" viewBox="0 0 24 24">${compact}</symbol>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

/** Emits the sprite under a hashed name; `virtual:icon-sprite` exports its address. */
export function iconSprite(): Plugin {
  const source = sprite();
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
  const fileName = `assets/icons-${hash}.svg`;
  return {
    name: 'icon-sprite',
    resolveId: (id) => (id === ModuleId ? `\0${ModuleId}` : undefined),
    load: (id) => (id === `\0${ModuleId}` ? `export default ${JSON.stringify(`/${fileName}`)}` : undefined),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
