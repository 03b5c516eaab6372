import { beforeAll, expect, it } from 'vitest';
import { speak, speakMore } from '../../src/i18n';
import { speakOfFields } from '../../src/ui/validity';

beforeAll(async () => {
  await speak('eu');
  await speakMore();
  speakOfFields();
});

it('says in the language on screen what is missing, until something is written', async () => {
  document.body.innerHTML = '<form><input required name="name"></form>';
  const field = document.querySelector('input') as HTMLInputElement;
  expect(field.checkValidity()).toBe(false);
  expect(field.validationMessage).toBe('Datu hau falta da.');
  field.value = 'Ane';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  expect(field.checkValidity()).toBe(true);
});

it('asks to tick a box rather than to fill it in', () => {
  document.body.innerHTML = '<form><input type="checkbox" required name="sure"></form>';
  const box = document.querySelector('input') as HTMLInputElement;
  expect(box.checkValidity()).toBe(false);
  expect(box.validationMessage).toBe('Markatu lauki hau jarraitzeko.');
});
