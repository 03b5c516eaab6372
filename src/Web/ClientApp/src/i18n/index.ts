import { computed, signal } from '@preact/signals';
import { remember, remembered } from '../app/remember';
import type es from './es.json';
import { files, laterFiles, type Load, type Words } from './files';
import { format, type Params } from './format';

type Raw = keyof typeof es;
type PluralBase<K> = K extends `${infer Base}.one` ? Base : never;

/** Every key there is; a key with plural forms is named without its form. Spanish is the type of all languages. */
export type Key = Exclude<Raw, `${string}.one` | `${string}.other`> | PluralBase<Raw>;

export const Languages = ['es', 'pt', 'eu', 'en'] as const;
export type Language = (typeof Languages)[number];

/** Each language in its own words, for choosing among them. */
export const LanguageNames: Record<Language, string> = {
  es: 'Español',
  pt: 'Português',
  eu: 'Euskara',
  en: 'English',
};

/** The language on screen. */
export const language = signal<Language>('es');

/** The parts of the language files that are here. */
const held = signal<ReadonlyMap<Load, Words>>(new Map());
const words = computed<Words>(() => ({
  ...held.value.get(files[language.value]),
  ...held.value.get(laterFiles[language.value]),
}));

export const isLanguage = (text: string | null | undefined): text is Language =>
  (Languages as readonly string[]).includes(text ?? '');

const Kept = 'comparte.language';

/** What is being loaded or was, so that it is asked for once; what failed is asked for again. */
const asked = new Map<Load, Promise<Words>>();

function load(part: Load): Promise<Words> {
  const known = asked.get(part);
  if (known) return known;
  const loading = part().then(({ default: found }) => {
    held.value = new Map([...held.peek(), [part, found]]);
    return found;
  });
  loading.catch(() => asked.delete(part));
  asked.set(part, loading);
  return loading;
}

let wantsLater = false;
/** The language that was chosen last; it is on screen once its words are here. */
let chosen: Language | null = null;

/** Loads the words that come later, in the language on screen and in those that follow. Resolves when they are here. */
export async function speakMore(): Promise<void> {
  wantsLater = true;
  for (let at: Language | null = null; at !== (chosen ?? language.peek());) {
    at = chosen ?? language.peek();
    await load(laterFiles[at]);
  }
}

/** Loads a language and shows everything in it, unless another one was chosen meanwhile. */
export async function speak(wanted: Language): Promise<void> {
  chosen = wanted;
  try {
    await load(files[wanted]);
    if (wantsLater) await load(laterFiles[wanted]);
  } catch (cause) {
    if (chosen === wanted) chosen = null;
    throw cause;
  }
  // While nothing can be read yet, any language is better than none.
  if (chosen !== wanted && held.peek().has(files[language.peek()])) return;
  language.value = wanted;
  document.documentElement.lang = wanted;
  if (chosen === wanted) remember(Kept, wanted);
}

/** A sentence in another language than the one on screen, such as one for somebody who is invited. */
export async function tIn(other: Language, key: Key, params?: Params): Promise<string> {
  const [first, later] = await Promise.all([load(files[other]), load(laterFiles[other])]);
  return format({ ...first, ...later }, other, key, params);
}

/** The language in which this browser was last spoken to, else the one in which the server wrote the page. */
export function firstLanguage(): Language {
  const wanted = [remembered(Kept), document.documentElement.lang].find(isLanguage);
  return wanted ?? 'es';
}

/** The sentence of a key in the language on screen; `n` chooses among plural forms. */
export function t(key: Key, params?: Params): string {
  return format(words.value, language.value, key, params);
}

/** The sentence of a key that is put together at run time, or undefined when there is none. */
export function tMaybe(key: string, params?: Params): string | undefined {
  return words.value[key] || words.value[`${key}.other`] ? format(words.value, language.value, key, params) : undefined;
}
