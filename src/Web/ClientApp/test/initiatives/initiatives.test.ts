import { describe, expect, it } from 'vitest';
import type { InitiativeCard, LogNote } from '../../src/api/entries';
import { dayOf } from '../../src/initiatives/days';
import { figureIn } from '../../src/initiatives/FigureFields';
import { inOrder } from '../../src/initiatives/LogTab';
import { everyInitiative, findInitiatives } from '../../src/initiatives/search';

const card = (of: Partial<InitiativeCard>): InitiativeCard => ({
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
  axes: ['agroecology'],
  ...of,
});

const note = (no: number, of: Partial<LogNote>): LogNote => ({
  kind: 'logNote',
  id: `${no}`,
  no,
  rev: no,
  type: 'visit',
  on: '2026-05-01',
  text: 'Visita',
  by: 'm1',
  at: '2026-05-01T10:00:00Z',
  done: false,
  ...of,
});

describe('finding initiatives', () => {
  const honey = card({
    id: 'n2',
    name: 'Miel del Monte',
    kinds: ['livestock', 'services'],
    country: 'MX',
    organization: 'o2',
  });
  const all = [honey, card({})];

  it.each([
    [{ text: 'cafe sier' }, ['n1']],
    [{ text: 'ierra' }, []],
    [{ kind: 'services' }, ['n2']],
    [{ country: 'MX' }, ['n2']],
    [{ organization: 'o1' }, ['n1']],
    [{ axis: 'territory' }, []],
    [{}, ['n1', 'n2']],
  ])('by %o', (search, ids) => {
    expect(findInitiatives(all, { ...everyInitiative, ...search }).map((one) => one.id)).toEqual(ids);
  });
});

describe('a log', () => {
  it('has open steps first, the nearest day on top, and the rest from the newest day back', () => {
    const { todo, noted } = inOrder([
      note(2, { on: '2026-04-01' }),
      note(3, { type: 'nextStep', on: '2026-07-01' }),
      note(4, { type: 'nextStep', on: '2026-06-01' }),
      note(5, { type: 'nextStep', on: '2026-03-01', done: true }),
      note(6, { on: '2026-04-01', type: 'agreement' }),
    ]);
    expect(todo.map((one) => one.no)).toEqual([4, 3]);
    expect(noted.map((one) => one.no)).toEqual([6, 2, 5]);
  });
});

describe('a counted figure', () => {
  it('is nothing without a number, and zero is a number', () => {
    const data = new FormData();
    data.set('women', '');
    expect(figureIn(data, 'women')).toEqual({});
    data.set('women', '0');
    data.set('women.on', '2026-05-01');
    data.set('women.source', ' Censo ');
    expect(figureIn(data, 'women')).toEqual({ value: 0, on: '2026-05-01', source: 'Censo' });
  });
});

it('takes a day as the reader has it', () => {
  const day = dayOf('2026-03-01');
  expect([day.getFullYear(), day.getMonth(), day.getDate(), day.getHours()]).toEqual([2026, 2, 1, 0]);
});
