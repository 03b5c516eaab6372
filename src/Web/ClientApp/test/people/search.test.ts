import { describe, expect, it } from 'vitest';
import type { MemberCard, OrganizationCard } from '../../src/api/entries';
import { everything, filtersIn, findMembers, findOrganizations, type Search } from '../../src/people/search';

const organization = (id: string, name: string, more: Partial<OrganizationCard> = {}): OrganizationCard => ({
  kind: 'organizationCard',
  id,
  no: 1,
  rev: 1,
  name,
  type: 'ngo',
  country: 'GT',
  languages: ['es'],
  axes: [],
  ...more,
});

const member = (id: string, name: string, more: Partial<MemberCard> = {}): MemberCard => ({
  kind: 'memberCard',
  id,
  no: 1,
  rev: 1,
  name,
  country: 'GT',
  languages: ['es'],
  axes: [],
  ...more,
});

const milpas = organization('o1', 'Asociación Tierra de Milpas');
const university = organization('o2', 'Universidad del Sur', { type: 'university', country: 'BR', languages: ['pt'] });
const ana = member('m1', 'Ana Lucía Tzep', { organization: 'o1', axes: ['agroecology'] });
const joao = member('m2', 'João Araripe', { organization: 'o2', country: 'BR', languages: ['pt', 'es'] });
const zoe = member('m3', 'Zoe Íñiguez');
const all = [zoe, joao, ana];

const organizationOf = (id: string) => [milpas, university].find((one) => one.id === id);
const countryName = (code: string) => ({ GT: 'Guatemala', BR: 'Brasil' })[code] ?? code;
const people = (search: Partial<Search>) =>
  findMembers(all, organizationOf, { ...everything, ...search }, countryName).map((one) => one.name);

describe('searching the directory', () => {
  it('lists everybody by name when nothing is asked', () => {
    expect(people({})).toEqual(['Ana Lucía Tzep', 'João Araripe', 'Zoe Íñiguez']);
  });

  it('minds neither case nor accents', () => {
    expect(people({ text: 'joao' })).toEqual(['João Araripe']);
    expect(people({ text: 'INIGUEZ' })).toEqual(['Zoe Íñiguez']);
  });

  it('finds by beginnings of words, in any order, of name, organization and country', () => {
    expect(people({ text: 'tze ana' })).toEqual(['Ana Lucía Tzep']);
    expect(people({ text: 'milpas' })).toEqual(['Ana Lucía Tzep']);
    expect(people({ text: 'bras' })).toEqual(['João Araripe']);
    expect(people({ text: 'ilpas' })).toEqual([]);
  });

  it('narrows down by country, axis and language', () => {
    expect(people({ country: 'BR' })).toEqual(['João Araripe']);
    expect(people({ axis: 'agroecology' })).toEqual(['Ana Lucía Tzep']);
    expect(people({ language: 'pt' })).toEqual(['João Araripe']);
    expect(people({ language: 'pt', country: 'GT' })).toEqual([]);
  });

  it('takes the kind of an organization for its people too', () => {
    expect(people({ kind: 'university' })).toEqual(['João Araripe']);
    const found = findOrganizations([university, milpas], { ...everything, kind: 'ngo' }, countryName);
    expect(found).toEqual([milpas]);
  });

  it('counts the filters, not the text', () => {
    expect(filtersIn(everything)).toBe(0);
    expect(filtersIn({ ...everything, text: 'ana', country: 'GT', axis: 'learning' })).toBe(2);
  });
});
