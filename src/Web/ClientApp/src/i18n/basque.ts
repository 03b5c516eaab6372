/** Dates and places in Basque, which Chromium's Intl does not know: it would answer in English. */

const Months = 'urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua'.split(
  ' ',
);
const Weekdays = 'igandea astelehena asteartea asteazkena osteguna ostirala larunbata'.split(' ');
const Countries: Readonly<Record<string, string>> = {
  BO: 'Bolivia',
  BR: 'Brasil',
  CL: 'Txile',
  CO: 'Kolombia',
  CU: 'Kuba',
  DO: 'Dominikar Errepublika',
  EC: 'Ekuador',
  ES: 'Espainia',
  FR: 'Frantzia',
  HT: 'Haiti',
  MX: 'Mexiko',
  NI: 'Nikaragua',
  PA: 'Panama',
  PE: 'Peru',
};

const nameIn = (names: readonly string[], at: number): string => names[at] ?? '';
const two = (n: number): string => String(n).padStart(2, '0');

/** "2026ko", "2025eko": the ending follows the last spoken part of the number. */
const ofYear = (year: number): string => `${year}${[1, 5, 10, 15].includes(year % 20) ? 'eko' : 'ko'}`;

/** "2025eko aza. 12", or "aza. 12" in this year. */
export function shortDate(at: Date, now: Date): string {
  const date = `${nameIn(Months, at.getMonth()).slice(0, 3)}. ${at.getDate()}`;
  return at.getFullYear() === now.getFullYear() ? date : `${ofYear(at.getFullYear())} ${date}`;
}

/** "azaroaren 12". */
const longDate = (at: Date): string => `${nameIn(Months, at.getMonth())}ren ${at.getDate()}`;

/** "asteazkena, azaroaren 12": the weekday for the last days, the year for other years. */
export function day(at: Date, now: Date, daysAgo: number): string {
  const year = at.getFullYear() === now.getFullYear() ? '' : `${ofYear(at.getFullYear())} `;
  const weekday = daysAgo < 7 ? `${nameIn(Weekdays, at.getDay())}, ` : '';
  return `${weekday}${year}${longDate(at)}`;
}

/** "2026ko azaroaren 25, asteazkena, 18:30". */
export const exact = (at: Date): string =>
  `${ofYear(at.getFullYear())} ${longDate(at)}, ${nameIn(Weekdays, at.getDay())}, ` +
  `${two(at.getHours())}:${two(at.getMinutes())}`;

const one = { minute: 'duela minutu bat', hour: 'duela ordubete', day: 'atzo' };
const many = { minute: 'minutu', hour: 'ordu', day: 'egun' };

/** "duela 2 ordu". */
export const ago = (n: number, unit: 'minute' | 'hour' | 'day'): string =>
  n === 1 ? one[unit] : `duela ${n} ${many[unit]}`;

/** A country whose Basque name is another than in Spanish or unknown to Intl. */
export const country = (code: string): string | undefined => Countries[code];
