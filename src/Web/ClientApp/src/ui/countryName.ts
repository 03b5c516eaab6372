import { language } from '../i18n';
import * as basque from '../i18n/basque';

const names = new Map<string, Intl.DisplayNames>();

/** The name of a country in the language on screen; nothing where the code is empty. */
export function countryName(code: string): string {
  if (!code) return '';
  const known = language.value === 'eu' ? basque.country(code) : undefined;
  if (known) return known;
  // What is not known in Basque is said in Spanish, the other language of Basque speakers here.
  const spoken = language.value === 'eu' ? 'es' : language.value;
  const speaker = names.get(spoken) ?? new Intl.DisplayNames(spoken, { type: 'region' });
  names.set(spoken, speaker);
  return speaker.of(code) ?? code;
}
