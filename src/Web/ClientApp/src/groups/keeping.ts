import { t } from '../i18n';

/** After how many days a sensitive group may delete its messages; 0: never. */
export const KeepDays = [0, 30, 90, 365] as const;

/** How long messages are kept, within a sentence. */
export const keepWords = (days: number): string =>
  days === 0 ? t('group.keep.always') : t('group.keep.days', { n: days });
