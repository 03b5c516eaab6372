import { expect, it } from 'vitest';
import { isNewcomer } from '../../src/welcome/newcomer';

const day = 24 * 3_600_000;
const made = Date.parse('2026-11-01T10:00:00Z');
const member = `m${made.toString(16).padStart(12, '0')}7abc8def01234567890a`;

it('a newcomer came within thirty days', () => {
  expect(isNewcomer(member, made)).toBe(true);
  expect(isNewcomer(member, made + 29 * day)).toBe(true);
  expect(isNewcomer(member, made + 31 * day)).toBe(false);
});
