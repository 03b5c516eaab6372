import { describe, expect, it } from 'vitest';
import type { InitiativeCard, MemberCard, OrganizationCard } from '../../src/api/entries';
import { type Here, nearTo } from '../../src/relations/near';

const here: Here = {
  member: 'm1',
  organization: 'o1',
  type: 'cooperative',
  country: 'GT',
  territory: 'Alta Verapaz',
  languages: ['es'],
  axes: ['agroecology', 'water'],
};

const base = { no: 1, rev: 1, name: 'Alguien', country: '', languages: [], axes: [] };
const member = (of: Partial<MemberCard>): MemberCard => ({ ...base, kind: 'memberCard', id: 'm2', ...of });
const organization = (of: Partial<OrganizationCard>): OrganizationCard =>
  ({ ...base, kind: 'organizationCard', id: 'o2', type: 'ngo', ...of }) as OrganizationCard;
const initiative = (of: Partial<InitiativeCard>): InitiativeCard => ({
  ...base,
  kind: 'initiativeCard',
  id: 'n2',
  organization: 'o2',
  kinds: [],
  territory: '',
  ...of,
});
const none = new Set<string>();
const ids = (all: ReturnType<typeof nearTo>) => all.map(({ card }) => card.id);

describe('who is near', () => {
  it('is who shares axes, the territory, or the country, the nearest first', () => {
    const near = nearTo(
      here,
      [
        member({ id: 'm2', country: 'GT' }),
        member({ id: 'm3', axes: ['water', 'agroecology'], country: 'GT', languages: ['es'] }),
        initiative({ id: 'n4', country: 'GT', territory: 'alta verapáz' }),
        member({ id: 'm5', axes: ['seeds'], country: 'PE', languages: ['es'] }),
      ],
      none,
    );
    expect(ids(near)).toEqual(['m3', 'n4', 'm2']);
    expect(near[0]).toMatchObject({ axes: ['water', 'agroecology'], place: 'country', languages: ['es'] });
    expect(near[1]?.place).toBe('territory');
  });

  it('is not oneself, the own organization, its people, what it accompanies, or who is left out', () => {
    const near = nearTo(
      here,
      [
        member({ id: 'm1', country: 'GT' }),
        member({ id: 'm2', country: 'GT', organization: 'o1' }),
        organization({ id: 'o1', country: 'GT' }),
        initiative({ id: 'n1', country: 'GT', organization: 'o1' }),
        member({ id: 'm9', country: 'GT' }),
      ],
      new Set(['m9']),
    );
    expect(near).toEqual([]);
  });

  it('takes a merged axis for the one into which it was merged, and counts it once', () => {
    const resolve = (key: string) => (key === 'agua' ? 'water' : key);
    const near = nearTo(here, [member({ axes: ['agua', 'water'] })], none, resolve);
    expect(near[0]?.axes).toEqual(['water']);
  });

  it('needs more than a language or a kind for a reason', () => {
    expect(nearTo(here, [member({ languages: ['es'] })], none)).toEqual([]);
    expect(nearTo(here, [organization({ type: 'cooperative' as never })], none)).toEqual([]);
  });

  it('has nobody without a country and axes', () => {
    const nowhere = { ...here, country: '', territory: '', axes: [] };
    expect(nearTo(nowhere, [member({ country: '' }), initiative({ territory: '' })], none)).toEqual([]);
  });
});
