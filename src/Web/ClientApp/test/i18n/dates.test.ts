import { describe, expect, it } from 'vitest';
import { speak } from '../../src/i18n';
import { dayName, exact, relative, shortDate } from '../../src/i18n/dates';
import { number } from '../../src/i18n/format';

const now = new Date(2026, 10, 25, 18, 30);
const at = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  new Date(year, month - 1, day, hour, minute);

describe.each([
  [
    'es',
    ['hace 1 min', 'hace 20 min', 'hace 1 h', 'hace 3 h', 'ayer', 'hace 5 días', '12 mar', '12 mar 2025'],
    'miércoles, 25 de noviembre de 2026, 08:05',
    ['Domingo, 22 de noviembre', '1 de febrero de 2024'],
  ],
  [
    'pt',
    ['há 1 min', 'há 20 min', 'há 1 h', 'há 3 h', 'ontem', 'há 5 dias', '12 de mar.', '12 de mar. de 2025'],
    'quarta-feira, 25 de novembro de 2026 às 08:05',
    ['Domingo, 22 de novembro', '1 de fevereiro de 2024'],
  ],
  [
    'eu',
    [
      'duela minutu bat',
      'duela 20 minutu',
      'duela ordubete',
      'duela 3 ordu',
      'atzo',
      'duela 5 egun',
      'mar. 12',
      '2025eko mar. 12',
    ],
    '2026ko azaroaren 25, asteazkena, 08:05',
    ['Igandea, azaroaren 22', '2024ko otsailaren 1'],
  ],
  [
    'en',
    ['1 min ago', '20 min ago', '1 h ago', '3 h ago', 'yesterday', '5 days ago', '12 Mar', '12 Mar 2025'],
    'Wednesday, 25 November 2026 at 08:05',
    ['Sunday, 22 November', '1 February 2024'],
  ],
] as const)('dates in %s', (language, ages, inFull, days) => {
  it('say how long ago something was', async () => {
    await speak(language);
    const moments = [
      at(2026, 11, 25, 18, 29),
      at(2026, 11, 25, 18, 10),
      at(2026, 11, 25, 17, 20),
      at(2026, 11, 25, 15, 0),
      at(2026, 11, 24, 10, 0),
      at(2026, 11, 20),
      at(2026, 3, 12),
      at(2025, 3, 12),
    ];
    expect(moments.map((moment) => relative(moment, now))).toEqual(ages);
  });

  it('say a day and an hour in full', async () => {
    await speak(language);
    expect(exact(at(2026, 11, 25, 8, 5))).toBe(inFull);
  });

  it('divide a list by days', async () => {
    await speak(language);
    expect([dayName(at(2026, 11, 22), now), dayName(at(2024, 2, 1), now)]).toEqual(days);
  });
});

it.each([
  [2021, '2021eko'],
  [2025, '2025eko'],
  [2027, '2027ko'],
  [2030, '2030eko'],
  [2031, '2031ko'],
  [2035, '2035eko'],
  [2040, '2040ko'],
])('puts the right Basque ending to %i', async (year, text) => {
  await speak('eu');
  expect(shortDate(at(year, 1, 2), now)).toBe(`${text} urt. 2`);
});

it('writes numbers with points', () => {
  expect(number(12_000, 'eu')).toBe('12.000');
});
