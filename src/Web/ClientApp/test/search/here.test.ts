import { describe, expect, it } from 'vitest';
import type { Axis, GroupCard, InitiativeCard, MemberCard } from '../../src/api/entries';
import { findHere, type Held } from '../../src/search/here';
import { nothing } from '../../src/search/question';

const entry = { no: 1, rev: 1, country: 'PE', languages: ['es'], axes: ['seeds'] };
const held: Held = {
  members: [
    { ...entry, kind: 'memberCard', id: 'm1', name: 'Lucía Quispe' },
    { ...entry, kind: 'memberCard', id: 'm2', name: 'Maren Luciano', country: 'ES', axes: [] },
  ] as MemberCard[],
  organizations: [],
  initiatives: [
    { ...entry, kind: 'initiativeCard', id: 'n1', name: 'Café', territory: 'Cusco', organization: 'o1' },
  ] as unknown as InitiativeCard[],
  groups: [
    { ...entry, kind: 'groupCard', id: 'g1', name: 'Café y cacao', purpose: 'Vender juntas' },
  ] as unknown as GroupCard[],
  axes: [{ ...entry, kind: 'axis', id: 'seeds', labels: { es: 'Semillas', eu: 'Haziak' } }] as unknown as Axis[],
};
const names = {
  country: (code: string) => (code === 'PE' ? 'Perú' : code),
  axis: (axis: Axis) => axis.labels.es ?? axis.id,
  isAbout: (axes: readonly string[], axis: string) => axes.includes(axis),
};
const find = (part: Partial<typeof nothing>) => findHere(held, { ...nothing, ...part }, names);

describe('what this device keeps', () => {
  it('is found by beginnings of names, countries and places, whose name begins so first', () => {
    expect(find({ text: 'luci' }).items.map((one) => one.id)).toEqual(['m1', 'm2']);
    expect(find({ text: 'lucia peru' }).items.map((one) => one.id)).toEqual(['m1']);
    expect(find({ text: 'cusco' }).items.map((one) => one.id)).toEqual(['n1']);
    expect(find({ text: 'haziak' }).items.map((one) => one.id)).toEqual(['seeds']);
  });

  it('is counted by kind whichever is asked for', () => {
    const found = find({ text: 'cafe', kind: 'group' });
    expect(found.items.map((one) => one.id)).toEqual(['g1']);
    expect(found.counts).toEqual({ initiative: 1, group: 1 });
  });

  it('is narrowed down by country, axis and language; nothing here has a day', () => {
    expect(find({ country: 'ES' }).items.map((one) => one.id)).toEqual(['m2']);
    expect(find({ axis: 'seeds', kind: 'person' }).items.map((one) => one.id)).toEqual(['m1']);
    expect(find({ language: 'pt' }).items).toEqual([]);
    expect(find({ text: 'lucia', from: '2026-01-01' }).items).toEqual([]);
  });
});
