import { t } from '../i18n';
import { dayInWords } from '../initiatives/days';

/** From when to when, in words; empty where nobody has said. */
export function datesInWords({ starts, ends }: { readonly starts?: string; readonly ends?: string }): string {
  if (starts && ends) return t('project.dates.both', { starts: dayInWords(starts), ends: dayInWords(ends) });
  if (starts) return t('project.dates.from', { starts: dayInWords(starts) });
  return ends ? t('project.dates.until', { ends: dayInWords(ends) }) : '';
}
