import { afterEach, describe, expect, it } from 'vitest';
import { keepWordless, wordless } from '../../src/app/wordless';
import { askOf, learned } from '../../src/live/secrecy';

const Publication = `p${'6'.repeat(32)}`;

describe('an address without words', () => {
  it.each([
    ['/app/grupos/zarzamora-2f2f2f/mora-negra-4a4a4a', '/app/grupos/2f2f2f/4a4a4a'],
    ['/app/grupos/zarzamora-2f2f2f/paginas/mora-5b5b5b/editar', '/app/grupos/2f2f2f/paginas/5b5b5b/editar'],
    [`/app/compartido/zarzamora-${Publication}/editar`, `/app/compartido/${Publication}/editar`],
    ['/app/grupos/2f2f2f/integrantes', '/app/grupos/2f2f2f/integrantes'],
  ])('of %s is %s', (path, plain) => expect(wordless(path)).toBe(plain));
});

describe('the address of the page on screen', () => {
  let stop = () => {};
  afterEach(() => {
    stop();
    askOf(null);
    history.replaceState(null, '', '/');
  });

  it('loses its words when its group turns, and the page hears of it', () => {
    let isSecret = false;
    const heard: string[] = [];
    const hear = () => heard.push(location.pathname);
    addEventListener('popstate', hear);
    history.replaceState(null, '', '/app/grupos/zarzamora-2f2f2f?a=1#p-2');
    askOf({ has: () => false, isLedTo: () => isSecret });
    stop = keepWordless();
    expect(location.pathname).toBe('/app/grupos/zarzamora-2f2f2f');
    isSecret = true;
    learned();
    expect(location.pathname + location.search + location.hash).toBe('/app/grupos/2f2f2f?a=1#p-2');
    learned();
    removeEventListener('popstate', hear);
    expect(heard).toEqual(['/app/grupos/2f2f2f']);
  });
});
