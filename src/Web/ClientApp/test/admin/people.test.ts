import { describe, expect, it } from 'vitest';
import { anybody, csv, findGuests, findPeople, joined, textOfFile } from '../../src/admin/people';
import type { Guest, PersonAccess } from '../../src/api/admin';
import type { MemberCard } from '../../src/api/entries';

const card = (id: string, name: string): MemberCard =>
  ({ kind: 'memberCard', id, name, country: 'GT', languages: [], axes: [], no: 1, rev: 1 }) as unknown as MemberCard;
const access = (member: string, more: Partial<PersonAccess> = {}): PersonAccess => ({
  member,
  signInName: member,
  administrator: false,
  hasEmail: false,
  ...more,
});
const suspension = { by: 'm1', at: '2026-01-01T00:00:00Z', reason: 'Publicidad.' };

describe('people and their access', () => {
  const cards = [card('m1', 'Rosa'), card('m2', 'Ana'), card('m3', 'Jon')];
  const all = joined(
    [
      access('m1', { seen: '2026-01-01', administrator: true }),
      access('m2', { suspension }),
      access('m3'),
      access('m9'),
    ],
    cards,
  );
  const names = (more: object) => findPeople(all, { ...anybody, ...more }, () => undefined).map(({ name }) => name);

  it('are those with a card, by name', () => expect(names({})).toEqual(['Ana', 'Jon', 'Rosa']));

  it('are found by what their access is', () => {
    expect(names({ kind: 'administrators' })).toEqual(['Rosa']);
    expect(names({ kind: 'suspended' })).toEqual(['Ana']);
    expect(names({ kind: 'away' })).toEqual(['Jon']);
    expect(names({ kind: 'guests' })).toEqual([]);
  });

  it('are found by the name with which they sign in', () => expect(names({ text: 'm3' })).toEqual(['Jon']));
});

describe('guests', () => {
  const guest = (name: string, at: string) => ({ line: { name }, at }) as unknown as Guest;
  const all = [guest('Ana', '2026-01-01'), guest('Jon', '2026-01-02')];

  it('come newest first, and not where somebody of another kind is looked for', () => {
    expect(findGuests(all, anybody).map(({ line }) => line.name)).toEqual(['Jon', 'Ana']);
    expect(findGuests(all, { ...anybody, kind: 'suspended' })).toEqual([]);
    expect(findGuests(all, { ...anybody, text: 'an' }).map(({ line }) => line.name)).toEqual(['Ana']);
  });
});

describe('a table', () => {
  it('holds no formula and keeps quotes', () => {
    expect(csv([['=1+1', 'La "Negra"']])).toBe('\uFEFF"\'=1+1";"La ""Negra"""\r\n');
  });

  it('is read in the letters in which it was written', () => {
    expect(textOfFile(new TextEncoder().encode('Itzíar').buffer)).toBe('Itzíar');
    expect(textOfFile(new Uint8Array([0x49, 0xed]).buffer)).toBe('Ií');
  });
});
