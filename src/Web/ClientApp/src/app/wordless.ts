import { effect, untracked } from '@preact/signals';
import { isSecretPlace } from '../live/secrecy';
import { pageTitle } from '../ui/tabTitle';

/** The words before what counts in a part of an address: an id, or its last letters. */
const Words = /\/[^/]*-(?=(?:[0-9a-f]{6}|[a-z][0-9a-f]{32})(?:\/|$))/g;

/** An address without the words in it, which leads to the same. */
export const wordless = (path: string): string => path.replace(Words, '/');

/** Keeps words out of the address of whatever page of a sensitive group is on screen, since browsers remember where one was. */
export const keepWordless = (): (() => void) =>
  effect(() => {
    // Another page has another title.
    void pageTitle.value;
    if (isSecretPlace()) untracked(leaveWords);
  });

function leaveWords(): void {
  const { pathname, search, hash } = location;
  const plain = wordless(pathname);
  if (plain === pathname) return;
  history.replaceState(history.state, '', plain + search + hash);
  // What shows the page knows its address by the same.
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
}
