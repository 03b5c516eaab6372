import { expect, it } from 'vitest';
import { speak, speakMore } from '../../src/i18n';
import { countryName } from '../../src/ui/countryName';
import { countries } from '../../src/ui/countries';

it.each([
  ['es', 'Alemania', 'Brasil'],
  ['pt', 'Alemanha', 'Brasil'],
  ['eu', 'Alemania', 'Brasil'],
  ['en', 'Germany', 'Brazil'],
] as const)('names countries in %s', async (language, germany, brazil) => {
  await speak(language);
  expect([countryName('DE'), countryName('BR'), countryName('')]).toEqual([germany, brazil, '']);
});

it('knows in Basque what the browser does not', async () => {
  await speak('eu');
  await speakMore();
  expect([countryName('CI'), countryName('AO'), countryName('NL')]).toEqual(['Boli Kosta', 'Angola', 'Herbehereak']);
});

it('offers the near ones first, each once', async () => {
  await speak('es');
  const { near, far } = countries();
  expect(near.length).toBeGreaterThan(20);
  expect(new Set([...near, ...far].map(({ code }) => code)).size).toBe(near.length + far.length);
});
