import type { Language } from './index';

export type Words = Readonly<Record<string, string>>;
export type Load = () => Promise<{ default: Words }>;

/** The words of the first screens. */
export const files: Record<Language, Load> = {
  es: () => import('./es.json'),
  pt: () => import('./pt.json'),
  eu: () => import('./eu.json'),
  en: () => import('./en.json'),
};

/** The words that the first screens don't need, see `later.ts`. */
export const laterFiles: Record<Language, Load> = {
  es: () => import('./es.json?later'),
  pt: () => import('./pt.json?later'),
  eu: basqueLater,
  en: () => import('./en.json?later'),
};

/** With the names of far countries, which Intl does not know in Basque: those that differ from the Spanish ones. */
async function basqueLater(): ReturnType<Load> {
  const [said, countries] = await Promise.all([import('./eu.json?later'), import('./eu.countries.json')]);
  return { default: { ...said.default, ...countries.default } };
}
