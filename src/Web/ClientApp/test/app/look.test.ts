import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LookColors } from '../../src/api/entries';
import { followLook, learnLook } from '../../src/app/followLook';
import { look, showFirstLook, showLook } from '../../src/app/look';
import { type Live, live } from '../../src/live/live';

const shades = (main: string) => ({ main, hover: main, soft: main, on: main });
const colors: LookColors = { light: shades('#111111'), dark: shades('#eeeeee') };
const style = '--look-light-main:#111111;--look-dark-on:#eeeeee;';
const root = document.documentElement;
const shown = (name: string) => root.style.getPropertyValue(name);

beforeEach(() => localStorage.clear());
afterEach(() => {
  delete root.dataset.look;
  showLook({});
});

describe('the look', () => {
  it('is that of the page, before anything is asked', () => {
    root.dataset.look = JSON.stringify({ name: 'Semillas', at: '2026-01-02', style });
    showFirstLook();
    expect([shown('--look-light-main'), shown('--look-dark-on')]).toEqual(['#111111', '#eeeeee']);
    expect(look.value.name).toBe('Semillas');
  });

  it('is what was told later than a page that was kept', () => {
    learnLook({ at: '2026-02-01', colors });
    root.dataset.look = JSON.stringify({ name: 'Semillas', at: '2026-01-01' });
    showFirstLook();
    expect(shown('--look-light-main')).toBe('#111111');
    expect(look.value.name).toBe('Semillas');
  });

  it('is that of a page that is newer than what was told', () => {
    learnLook({ at: '2026-01-01', colors });
    root.dataset.look = JSON.stringify({ at: '2026-02-01' });
    showFirstLook();
    expect(shown('--look-light-main')).toBe('');
  });

  it('is the product’s own again once that is told', () => {
    learnLook({ at: '2026-01-01', colors, logo: { id: 'x1', name: 'logo.png', kind: 'picture', size: 1 } });
    learnLook({ at: '2026-01-02' });
    expect([shown('--look-light-main'), look.value.logo]).toEqual(['', undefined]);
  });

  it('is that of the page, where what is held is older', () => {
    const held = signal({ entries: new Map([['about', { kind: 'look', id: 'about', at: '2026-01-01', colors }]]) });
    live.value = { topics: { view: () => ({ state: held }) } } as unknown as Live;
    root.dataset.look = JSON.stringify({ at: '2026-02-01' });
    showFirstLook();
    followLook();
    expect(shown('--look-light-main')).toBe('');
    held.value = { entries: new Map([['about', { kind: 'look', id: 'about', at: '2026-03-01', colors }]]) };
    expect(shown('--look-light-main')).toBe('#111111');
    live.value = null;
  });

  it('holds nothing that can’t be read', () => {
    root.dataset.look = '{';
    showFirstLook();
    expect(look.value).toEqual({});
  });
});
