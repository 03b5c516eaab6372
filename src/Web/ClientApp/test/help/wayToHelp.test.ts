import { beforeAll, beforeEach, expect, it } from 'vitest';
import { noteWayToHelp, placeBefore } from '../../src/help/wayToHelp';
import { askOf } from '../../src/live/secrecy';

beforeAll(noteWayToHelp);
beforeEach(() => {
  askOf(null);
  follow('/app', '/app/ayuda');
});

/** Follows a link on a page, and answers where it leads by then. */
function follow(from: string, to: string): string | null {
  history.replaceState(null, '', from);
  const link = Object.assign(document.createElement('a'), { href: to });
  link.addEventListener('click', (event) => event.preventDefault());
  document.body.append(link);
  link.click();
  link.remove();
  return link.getAttribute('href');
}

it('is noted without the names in its address, and the link stays as it is', () => {
  expect(follow('/app/grupos/semillas-1a2b3c/que-sembramos-4d5e6f?q=x', '/app/ayuda')).toBe('/app/ayuda');
  expect(placeBefore()).toBe('/app/grupos/1a2b3c/4d5e6f');
});

it('is not told to another site that has such a page', () => {
  expect(follow('/app/grupos/semillas-1a2b3c', 'https://elsewhere.example/app/ayuda')).toBe(
    'https://elsewhere.example/app/ayuda',
  );
  expect(placeBefore()).toBe('/app');
});

it.each(['/app/mensajes/con/ana-1a2b3c', '/app/invitacion/mkws246krysh'])('says nothing of %s', (path) => {
  follow(path, '/app/ayuda');
  expect(placeBefore()).toBeNull();
});

it('says nothing of a sensitive group', () => {
  askOf({ has: () => true, isLedTo: () => true });
  follow('/app/grupos/1a2b3c', '/app/ayuda');
  expect(placeBefore()).toBeNull();
});
