import { describe, expect, it } from 'vitest';
import type { InitiativeCard } from '../../src/api/entries';
import { byCountry, sumsOf } from '../../src/network/sums';

const card = (figures: Partial<InitiativeCard>): InitiativeCard => ({
  kind: 'initiativeCard',
  id: 'n1',
  no: 1,
  rev: 1,
  name: 'Café de la Sierra',
  organization: 'o1',
  kinds: ['agricultural'],
  country: 'GT',
  territory: '',
  languages: [],
  axes: [],
  ...figures,
});

describe('the sums of the network', () => {
  it('adds families up, and says how many records and which days', () => {
    const { families } = sumsOf([
      card({ families: 30, familiesOn: '2026-03-01' }),
      card({ families: 12, familiesOn: '2025-11-20' }),
      card({}),
    ]);
    expect(families).toEqual({ value: 42, records: 2, from: '2025-11-20', to: '2026-03-01' });
  });

  it('weighs the share of women by families', () => {
    const { women } = sumsOf([
      card({ families: 90, familiesOn: '2026-01-01', women: 10, womenOn: '2026-01-02' }),
      card({ families: 10, familiesOn: '2026-01-01', women: 90, womenOn: '2026-02-01' }),
    ]);
    expect(women).toEqual({ value: 18, records: 2, from: '2026-01-01', to: '2026-02-01' });
  });

  it('leaves a share without families out, and says that nothing is counted where nothing is', () => {
    const sums = sumsOf([card({ women: 50, womenOn: '2026-01-01' }), card({})]);
    expect(sums).toEqual({ families: null, women: null, uncounted: 1 });
  });

  it('counts none of nobody, and nobody as none', () => {
    const { families, women } = sumsOf([
      card({ families: 8, familiesOn: '2026-01-01', women: 0, womenOn: '2026-01-01' }),
    ]);
    expect([families?.value, women?.value]).toEqual([8, 0]);
  });

  it('tells the countries apart, the most initiatives first', () => {
    const rows = byCountry(
      [{ country: 'GT' }, { country: 'ES' }],
      [{ country: 'ES' }, { country: '' }],
      [card({ families: 8, familiesOn: '2026-01-01' }), card({ country: 'BR' }), card({ country: 'BR' })],
      [{ country: 'GT' }, { country: 'PE' }, { country: 'GT' }],
    );
    expect(
      rows.map((row) => [row.country, row.organizations, row.members, row.initiatives, row.actions, row.families]),
    ).toEqual([
      ['BR', 0, 0, 2, 0, null],
      ['GT', 1, 0, 1, 2, 8],
      ['ES', 1, 1, 0, 0, null],
      ['', 0, 1, 0, 0, null],
      ['PE', 0, 0, 0, 1, null],
    ]);
  });
});
