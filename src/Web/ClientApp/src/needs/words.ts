import type { NeedAbout, NeedCard } from '../api/entries';
import { isLanguage, language, LanguageNames, t } from '../i18n';
import { axisLabel, axisOf } from '../live/axes';
import { initiativeCard, memberName, organizationCard } from '../live/cards';
import { countryName } from '../ui/countryName';
import type { Reasons } from './matches';

type Stated = Pick<NeedCard | NeedAbout, 'by' | 'organization' | 'initiative'>;

/** The axis that a key stands for, as far as this browser knows. */
export const canonical = (key: string): string => axisOf(key)?.id ?? key;

/** Who asks or offers, and in whose name. */
export function nameOf({ by, organization, initiative }: Stated): { person: string; of?: string } {
  const person = memberName(by);
  const of = organization ? organizationCard(organization)?.name : initiative && initiativeCard(initiative)?.name;
  return { person, of: of || undefined };
}

/** In whose name it is in one name: of the organization or initiative, or else of the person. */
export const speakerOf = (need: Stated): string => {
  const { person, of } = nameOf(need);
  return of ?? person;
};

/** "a, b y c" in the language on screen. What the browser has for it (Intl) knows no Basque. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : t('match.and', { some: words.slice(0, -1).join(', '), last });
}

/** Why two fit, in one sentence. */
export function sentenceOf({ axes, country, languages }: Reasons): string {
  const names = axes.map((key) => axisLabel(key) ?? key);
  const spoken = languages.flatMap((code) =>
    isLanguage(code) ? LanguageNames[code].toLocaleLowerCase(language.value) : [],
  );
  return `${listed(
    [
      t('match.axes', { n: names.length, axes: listed(names) }),
      country && t('match.country', { country: countryName(country) }),
      spoken.length > 0 && t('match.languages', { languages: listed(spoken) }),
    ].filter((part): part is string => Boolean(part)),
  )}.`;
}
