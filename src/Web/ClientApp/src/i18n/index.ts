import { signal } from '@preact/signals';
import { remember, remembered } from '../app/remember';
import type es from './es.json';
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

const files: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  es: () => import('./es.json'),
  pt: () => import('./pt.json'),
  eu: () => import('./eu.json'),
  en: () => import('./en.json'),
};

/** The words that the first screens don't need, see `later.ts`. */
const laterFiles: typeof files = {
  es: () => import('./es.json?later'),
  pt: () => import('./pt.json?later'),
  eu: () => import('./eu.json?later'),
  en: () => import('./en.json?later'),
};

/** The language on screen. */
export const language = signal<Language>('es');
const nothing: Record<string, string> = {};
const words = signal(nothing);

export const isLanguage = (text: string | null | undefined): text is Language =>
  (Languages as readonly string[]).includes(text ?? '');

const Kept = 'comparte.language';

let wantsLater = false;

async function load(wanted: Language): Promise<Record<string, string>> {
  const [first, later] = await Promise.all([files[wanted](), wantsLater ? laterFiles[wanted]() : undefined]);
  return { ...first.default, ...later?.default };
}

/** Loads the words that come later, in the language on screen and in those that follow. */
export async function speakMore(): Promise<void> {
  if (wantsLater) return;
  wantsLater = true;
  const asked = language.peek();
  const dictionary = await load(asked);
  if (language.peek() === asked) words.value = dictionary;
}

/** Loads a language and shows everything in it. */
export async function speak(wanted: Language): Promise<void> {
  if (language.peek() === wanted && words.peek() !== nothing) return;
  const dictionary = await load(wanted);
  words.value = dictionary;
  language.value = wanted;
  document.documentElement.lang = wanted;
  remember(Kept, wanted);
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
