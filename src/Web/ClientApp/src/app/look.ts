import { signal } from '@preact/signals';
import type { Attachment } from '../api/entries';
import { remembered } from './remember';

/** How the network looks, as far as this page has to know it; what is left out is the product's own. */
export interface Look {
  readonly name?: string;
  /** When it was changed; of two the later one holds. */
  readonly at?: string;
  readonly logo?: Pick<Attachment, 'id' | 'width' | 'height'>;
  /** Declarations of the main color's shades. */
  readonly style?: string;
}

/** The topic of how the network looks. */
export const LookTopic = 'look/network';

/** Where the look is kept for the next page. */
export const KeptLook = 'comparte.look';
const root = document.documentElement;

function read(text: string | null | undefined): Look {
  try {
    return JSON.parse(text ?? '') as Look;
  } catch {
    return {};
  }
}

/** The look on screen. */
export const look = signal<Look>({});

/** Shows a look. */
export function showLook(now: Look): void {
  look.value = now;
  root.style.cssText = now.style ?? '';
}

/** Shows the look that this browser knows, before anything is painted: what the page says, or what was told after that. */
export function showFirstLook(): void {
  const page = read(root.dataset.look);
  const kept = read(remembered(KeptLook));
  showLook((kept.at ?? '') > (page.at ?? '') ? { name: page.name, ...kept } : page);
}
