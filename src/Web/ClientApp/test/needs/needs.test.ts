import { describe, expect, it } from 'vitest';
import type { NeedCard } from '../../src/api/entries';
import { helpThread } from '../../src/needs/helpThread';
import { counterparts, forReader, isOpen, people, reasonsFor, weight } from '../../src/needs/matches';
import { everyNeed, findNeeds } from '../../src/needs/search';

const Today = '2026-05-01';
const same = (key: string) => key;

const card = (id: string, of: Partial<NeedCard> = {}): NeedCard => ({
  kind: 'needCard',
  id,
  no: 1,
  rev: 1,
  title: 'Semillas de maíz',
  by: 'm1',
  on: '2026-04-01',
  axes: ['agroecology'],
  ...of,
});

describe('reasons', () => {
  it('are the axes that both name, where both are and what both speak', () => {
    const one = { axes: ['agroecology', 'learning'], country: 'GT', languages: ['es', 'pt'] };
    const other = { axes: ['agroecology'], country: 'GT', languages: ['pt'] };

    const reasons = reasonsFor(one, other, same);

    expect(reasons).toEqual({ axes: ['agroecology'], country: 'GT', languages: ['pt'] });
    expect(reasons && weight(reasons)).toBe(3);
  });

  it('need an axis: a place and a language alone say little', () => {
    expect(reasonsFor({ axes: [], country: 'GT' }, { axes: ['learning'], country: 'GT' }, same)).toBeNull();
  });

  it('are none where nobody would understand the other', () => {
    const axes = ['learning'];
    expect(reasonsFor({ axes, languages: ['eu'] }, { axes, languages: ['pt'] }, same)).toBeNull();
    expect(reasonsFor({ axes, languages: ['eu'] }, { axes }, same)).not.toBeNull();
  });

  it('find what was merged under the other', () => {
    const canonical = (key: string) => (key === 'seeds' ? 'agroecology' : key);
    expect(reasonsFor({ axes: ['seeds'] }, { axes: ['agroecology'] }, canonical)?.axes).toEqual(['agroecology']);
  });
});

describe('matches', () => {
  const need = card('w1', { country: 'GT', languages: ['es'] });

  it('are the other kind, open, of others, best first', () => {
    const all = [
      card('w2'),
      card('w3', { type: 'offer' }),
      card('w4', { type: 'offer', by: 'm2', no: 4 }),
      card('w5', { type: 'offer', by: 'm3', no: 5, country: 'GT' }),
      card('w6', { type: 'offer', by: 'm4', stage: 'closed' }),
      card('w7', { type: 'offer', by: 'm5', stage: 'answered' }),
      card('w8', { type: 'offer', by: 'm6', until: '2026-04-30' }),
      card('w9', { type: 'offer', by: 'm7', no: 9 }),
    ];
    expect(counterparts(need, all, Today, same).map((one) => one.card.id)).toEqual(['w5', 'w9', 'w4']);
  });

  it('know those who ask by the organization in whose name they do', () => {
    const asked = card('w1', { organization: 'o1' });
    const offers = [
      card('w2', { type: 'offer', by: 'm9', organization: 'o1' }),
      card('w3', { type: 'offer', organization: 'o2' }),
    ];
    expect(counterparts(asked, offers, Today, same).map((one) => one.card.id)).toEqual(['w3']);
    const member = { kind: 'memberCard', no: 1, rev: 1, country: '', languages: [], axes: ['agroecology'] } as const;
    const found = people(
      asked,
      [
        { ...member, id: 'm1', name: 'Ana' },
        { ...member, id: 'm2', name: 'Diego', organization: 'o1' },
        { ...member, id: 'm3', name: 'João' },
      ],
      same,
    );
    expect(found.map((one) => one.card.name)).toEqual(['João']);
  });

  it('for a reader leave out what is the own', () => {
    const all = [card('w1'), card('w2', { by: 'm2' }), card('w3', { by: 'm2', axes: ['learning'] })];
    const found = forReader({ axes: ['agroecology'] }, all, (one) => one.by === 'm1', Today, same);
    expect(found.map((one) => one.card.id)).toEqual(['w2']);
  });
});

describe('a list', () => {
  it('has what is open first, and the newest first', () => {
    const all = [
      card('w1', { stage: 'answered', on: '2026-04-30' }),
      card('w2', { on: '2026-03-01' }),
      card('w3', { on: '2026-04-02' }),
      card('w4', { type: 'offer' }),
    ];
    expect(findNeeds(all, 'need', everyNeed, Today).map((one) => one.id)).toEqual(['w3', 'w2', 'w1']);
    expect(findNeeds(all, 'offer', everyNeed, Today).map((one) => one.id)).toEqual(['w4']);
  });

  it('is narrowed down by words, axis, country and language; what is for any matches', () => {
    const all = [card('w1'), card('w2', { country: 'GT', languages: ['es'] }), card('w3', { country: 'BR' })];
    const find = (of: object) =>
      findNeeds(all, 'need', { ...everyNeed, ...of }, Today)
        .map((one) => one.id)
        .sort();
    expect(find({ country: 'GT' })).toEqual(['w1', 'w2']);
    expect(find({ language: 'pt' })).toEqual(['w1', 'w3']);
    expect(find({ axis: 'learning' })).toEqual([]);
    expect(find({ text: 'maiz' })).toHaveLength(3);
    expect(find({ text: 'tractor' })).toEqual([]);
  });

  it('takes a need as open until its last day is over', () => {
    expect(isOpen({ until: Today }, Today)).toBe(true);
    expect(isOpen({ until: '2026-04-30' }, Today)).toBe(false);
    expect(isOpen({ stage: 'answered' }, Today)).toBe(false);
  });
});

describe('the conversation with one helper', () => {
  it('has the id that the server gives it', () => {
    const need = 'w0199f0a1b2c37d4e8f60718293a4b5c6';
    const helper = 'm018f00112233744596778899aabbccdd';
    expect(helpThread(need, helper)).toBe('t0199f0a1b2c3790b9917f91b391f791b');
  });
});
