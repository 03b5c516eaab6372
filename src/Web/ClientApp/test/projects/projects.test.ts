import { describe, expect, it } from 'vitest';
import type { ProjectCard, ProjectIndicator, ProjectValue } from '../../src/api/entries';
import { isReached, movedOrder, valuesOf } from '../../src/projects/progress';
import { everyProject, findProjects } from '../../src/projects/search';

const card = (of: Partial<ProjectCard>): ProjectCard => ({
  kind: 'projectCard',
  id: 'j1',
  no: 1,
  rev: 1,
  name: 'Semillas en común',
  stage: 'running',
  country: 'GT',
  axes: [],
  actors: [],
  people: [],
  ...of,
});

describe('finding projects', () => {
  const all = [
    card({ id: 'j1', name: 'Ferias de trueque', stage: 'finished' }),
    card({ id: 'j2', name: 'Agua para todas', country: 'BR', axes: ['water'] }),
    card({ id: 'j3', name: 'Semillas en común', stage: 'idea' }),
  ];

  it.each([
    [{}, ['j2', 'j3', 'j1']],
    [{ text: 'semi com' }, ['j3']],
    [{ country: 'BR' }, ['j2']],
    [{ stage: 'finished' }, ['j1']],
    [{ axis: 'water' }, ['j2']],
    [{ text: 'nada' }, []],
  ])('by %s', (search, ids) => {
    expect(findProjects(all, { ...everyProject, ...search }).map((one) => one.id)).toEqual(ids);
  });
});

describe('an indicator', () => {
  const indicator = { no: 4, target: 40, direction: 'up' } as ProjectIndicator;
  const value = (on: string, number: number, of = 4) => ({ on, value: number, indicator: of }) as ProjectValue;

  it('has its own values by day', () => {
    const all = [value('2026-02-01', 2), value('2026-01-01', 1), value('2026-01-15', 9, 5)];
    expect(valuesOf(all, indicator).map((one) => one.value)).toEqual([1, 2]);
  });

  it('is reached from above or from below', () => {
    expect(isReached(indicator, 40)).toBe(true);
    expect(isReached(indicator, 39.9)).toBe(false);
    expect(isReached({ ...indicator, direction: 'down' }, 12)).toBe(true);
    expect(isReached({ ...indicator, target: undefined }, 12)).toBe(false);
  });
});

describe('a goal that is moved', () => {
  const orders = [1, 2, 3];
  const after = (from: number, to: number) => {
    const order = movedOrder(orders, from, to);
    return orders.map((one, i) => (i === from ? order : one));
  };

  it('stands before or behind its neighbor', () => {
    expect(movedOrder(orders, 2, 1)).toBe(1.5);
    expect(movedOrder(orders, 0, 1)).toBe(2.5);
    expect(Math.min(...after(1, 0))).toBe(after(1, 0)[1]);
    expect(Math.max(...after(1, 2))).toBe(after(1, 2)[1]);
    expect(movedOrder([5], 0, 0)).toBe(-1);
  });
});
