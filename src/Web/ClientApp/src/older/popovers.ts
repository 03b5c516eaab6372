const Open = 'is-open';

/**
 * Menus open and close on phones whose browser is older than the popover attribute (Chrome 114, Safari 17), by the same
 * attributes and methods. Where the browser knows it, nothing happens.
 */
export function teachPopovers(): void {
  const elements: object = HTMLElement.prototype;
  if ('showPopover' in elements) return;
  const sheet = document.styleSheets[0];
  sheet?.insertRule('[popover]:not(.is-open) { display: none; }', 0);
  sheet?.insertRule('[popover].is-open { position: fixed; z-index: 100; margin: 0; }', 0);
  Object.assign(elements, {
    showPopover(this: HTMLElement) {
      turn(this, true);
    },
    hidePopover(this: HTMLElement) {
      turn(this, false);
    },
  });
  document.addEventListener('click', ({ target }) => {
    const at = target instanceof Element ? target : null;
    const wanted = at?.closest('[popovertarget]')?.getAttribute('popovertarget');
    const opens = wanted ? document.getElementById(wanted) : null;
    const wasOpen = opens?.classList.contains(Open);
    closeAll(at);
    if (opens) turn(opens, !wasOpen);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') closeAll(null);
  });
}

/** Closes what is open, unless it was pressed itself. */
function closeAll(pressed: Element | null): void {
  for (const one of document.querySelectorAll<HTMLElement>(`[popover].${Open}`)) {
    if (!one.contains(pressed)) turn(one, false);
  }
}

function turn(popover: HTMLElement, open: boolean): void {
  if (popover.classList.contains(Open) === open) return;
  popover.classList.toggle(Open, open);
  popover.dispatchEvent(new Event('toggle'));
}
