import { describe, expect, it } from 'vitest';
import { drawn, levelsOf } from '../../src/projects/chart';

const size = { width: 500, height: 200, left: 40, right: 10, top: 20, bottom: 30 };

describe('the levels of a chart', () => {
  it.each([
    [
      [0, 40],
      [0, 10, 20, 30, 40],
    ],
    [
      [12, 37],
      [0, 10, 20, 30, 40],
    ],
    [
      [96, 99.5],
      [96, 97, 98, 99, 100],
    ],
    [
      [0.1, 0.45],
      [0, 0.2, 0.4, 0.6],
    ],
    [
      [5, 5],
      [4, 6],
    ],
    [
      [0, 0],
      [0, 0.5],
    ],
    [
      [-20, 20],
      [-20, -10, 0, 10, 20],
    ],
  ])('for %s are round', (values, levels) => {
    const found = levelsOf(values);
    expect(found[0]).toBeLessThanOrEqual(Math.min(...values));
    expect(found.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
    expect(found.length).toBeGreaterThan(1);
    expect(found.length).toBeLessThanOrEqual(7);
    if (levels.length > 2) expect(found).toEqual(levels);
  });
});

describe('a chart', () => {
  it('goes by days and not by how many values there are', () => {
    const { points } = drawn(
      [
        { on: '2026-01-01', value: 0 },
        { on: '2026-01-11', value: 10 },
        { on: '2026-04-11', value: 20 },
      ],
      undefined,
      undefined,
      size,
    );
    expect(points.map((point) => Math.round(point.x))).toEqual([40, 85, 490]);
    expect(points[0]?.y).toBe(170);
    expect(points[2]?.y).toBe(20);
  });

  it('leaves room up to the day of the target', () => {
    const chart = drawn([{ on: '2026-01-01', value: 10 }], 40, '2026-12-31', size);
    expect(chart.days.map((day) => day.on)).toEqual(['2026-01-01', '2026-12-31']);
    expect(chart.points[0]?.x).toBe(40);
    expect(chart.targetY).toBe(20);
  });

  it('shows a single value in the middle', () => {
    const chart = drawn([{ on: '2026-01-01', value: 10 }], undefined, undefined, size);
    expect(chart.points[0]?.x).toBe(265);
    expect(chart.days).toHaveLength(1);
  });

  it('holds with five hundred values that are all the same', () => {
    const values = Array.from({ length: 500 }, (_, i) => ({
      on: new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
      value: 7,
    }));
    const chart = drawn(values, undefined, undefined, size);
    expect(chart.points.every(({ x, y }) => Number.isFinite(x) && y >= 20 && y <= 170)).toBe(true);
  });
});
