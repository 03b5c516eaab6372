import { LanguageNames, isLanguage, language, t } from '../i18n';
import { axisLabel } from '../live/axes';
import { countryName } from '../ui/countryName';
import type { Near } from './near';

const Named = 2;

const list = (words: readonly string[]): string =>
  new Intl.ListFormat(language.value, { type: 'conjunction' }).format(words);

/** Why somebody is near, in a sentence: "Comparten Agroecología y están en Guatemala". */
export function reasonOf({ card, axes, place, languages }: Near): string {
  const themes = list(axes.map((key) => axisLabel(key) ?? key).slice(0, Named));
  const where = place === 'territory' && 'territory' in card ? card.territory : countryName(card.country);
  if (themes && place) return t('near.axesAndPlace', { axes: themes, place: where });
  const spoken = languages[0];
  const speaks = spoken !== undefined && isLanguage(spoken) ? LanguageNames[spoken] : '';
  if (themes)
    return speaks ? t('near.axesAndLanguage', { axes: themes, language: speaks }) : t('near.axes', { axes: themes });
  return t('near.place', { place: where });
}
