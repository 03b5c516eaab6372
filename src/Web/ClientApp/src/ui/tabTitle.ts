import { effect, signal } from '@preact/signals';

/** What the page on screen is called. */
export const pageTitle = signal(document.title);

/** How much is new, said before it. */
export const newInTitle = signal(0);

effect(() => {
  document.title = newInTitle.value > 0 ? `(${newInTitle.value}) ${pageTitle.value}` : pageTitle.value;
});
