import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { teachPopovers } from '../../src/older/popovers';

const known = ['showPopover', 'hidePopover'].map(
  (name) => [name, Object.getOwnPropertyDescriptor(HTMLElement.prototype, name)] as const,
);

beforeEach(() => {
  for (const [name] of known) Reflect.deleteProperty(HTMLElement.prototype, name);
  document.head.innerHTML = '<style></style>';
  document.body.innerHTML = `
    <button popovertarget="one">Uno</button><div id="one" popover="auto"><a>x</a></div>
    <button popovertarget="two">Dos</button><div id="two" popover="auto"></div>`;
});
afterEach(() => {
  for (const [name, was] of known) if (was) Object.defineProperty(HTMLElement.prototype, name, was);
});

it('lets menus open and close where the browser does not know how', () => {
  teachPopovers();
  const [first, second] = document.querySelectorAll('button');
  const one = document.getElementById('one') as HTMLElement;
  const toggled = vi.fn();
  one.addEventListener('toggle', toggled);
  const open = () => [...document.querySelectorAll('[popover].is-open')].map(({ id }) => id);
  first?.click();
  expect([open(), toggled.mock.calls.length]).toEqual([['one'], 1]);
  one.querySelector('a')?.click();
  expect(open()).toEqual(['one']);
  second?.click();
  expect(open()).toEqual(['two']);
  second?.click();
  expect(open()).toEqual([]);
  first?.click();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(open()).toEqual([]);
  first?.click();
  one.hidePopover();
  expect(open()).toEqual([]);
  expect(document.styleSheets[0]?.cssRules.length).toBe(2);
});
