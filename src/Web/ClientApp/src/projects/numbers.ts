import { language } from '../i18n';
import { number } from '../i18n/format';

const Decimals = 4;
const Most = 1e12;

/** A number as it is read in the reader's language: "1.234,5" or "1,234.5". */
export const inWords = (value: number): string =>
  number(value, language.value, { maximumFractionDigits: Decimals }).replace(/^-/, '−');

/** A number with what is counted: "12,5 familias". */
export const withUnit = (value: number, unit: string): string => (unit ? `${inWords(value)} ${unit}` : inWords(value));

/** A number as it stands in a field, without marks between thousands, which would be hard to change. */
export const inField = (value: number | undefined): string =>
  value === undefined ? '' : number(value, language.value, { maximumFractionDigits: Decimals, useGrouping: false });

/**
 * What somebody wrote as a number, or null when it is none. English groups with commas and the others with points; where
 * the one mark that there is can't group, it divides, whichever it is.
 */
export function numberIn(text: string, spoken: string = language.value): number | null {
  const clean = text.trim().replace(/\s/g, '').replace('−', '-');
  const [group, mark] = spoken === 'en' ? [',', '.'] : ['.', ','];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d+)?$`);
  const plain = grouped.test(clean) ? clean.replaceAll(group, '').replace(mark, '.') : clean.replace(/[.,]/, '.');
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= Most ? Math.round(value * 10 ** Decimals) / 10 ** Decimals : null;
}
