import type { Language } from './index';

export type Words = Readonly<Record<string, string>>;
export type Load = () => Promise<{ default: Words }>;

/** The words of the first screens. */
export const files: Record<Language, Load> = {
  es: () => import('./es.json'),
  pt: () => import('./pt.json'),
  eu: basque,
  en: () => import('./en.json'),
};

/** The words that the first screens don't need, see `later.ts`. */
export const laterFiles: Record<Language, Load> = {
  es: () => import('./es.json?later'),
  pt: () => import('./pt.json?later'),
  eu: () => import('./eu.json?later'),
  en: () => import('./en.json?later'),
};

/** Basque comes with the names of countries, which Intl does not know: those that differ from the Spanish ones. */
async function basque(): ReturnType<Load> {
  const [said, countries] = await Promise.all([import('./eu.json'), import('./eu.countries.json')]);
  return { default: { ...said.default, ...countries.default } };
}
