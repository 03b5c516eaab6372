import { language, tMaybe } from '../i18n';

const names = new Map<string, Intl.DisplayNames>();

/** The name of a country in the language on screen; nothing where the code is empty. */
export function countryName(code: string): string {
  if (!code) return '';
  const known = tMaybe(`country.${code}`);
  if (known) return known;
  // The names that the Basque words leave out are the same in Spanish.
  const spoken = language.value === 'eu' ? 'es' : language.value;
  const speaker = names.get(spoken) ?? new Intl.DisplayNames(spoken, { type: 'region' });
  names.set(spoken, speaker);
  return speaker.of(code) ?? code;
}

/** "Departamento, País", or what there is of it. */
export const placeInWords = (territory: string, country: string): string =>
  [territory, countryName(country)].filter(Boolean).join(', ');
