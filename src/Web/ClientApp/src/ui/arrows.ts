/** Where the keys of a list lead from a place in it, around its ends; undefined for any other key. */
export function placeAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (Math.max(at, 0) + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

const Acts = 'button:not(:disabled), a[href]';

/** The popover that something on the page belongs to: the one around it, or the one that it opens. */
function popoverOf(at: Element): HTMLElement | null {
  const opens = at.closest('[popovertarget]')?.getAttribute('popovertarget');
  return at.closest<HTMLElement>('[popover]') ?? (opens ? document.getElementById(opens) : null);
}

/** From now on arrows, Home and End lead through what a popover offers, and Escape back to what opened it. */
export function followArrows(): void {
  document.addEventListener('keydown', (event) => {
    const at = document.activeElement;
    const popover = at && popoverOf(at);
    if (!popover) return;
    const isInside = popover.contains(at);
    if (event.key === 'Escape') {
      popover.hidePopover();
      if (isInside) document.querySelector<HTMLElement>(`[popovertarget="${popover.id}"]`)?.focus();
      return;
    }
    const acts = [...popover.querySelectorAll<HTMLElement>(Acts)];
    const to = placeAfter(event.key, acts.indexOf(at as HTMLElement), acts.length);
    // From the button only the arrows lead into it.
    if (to === undefined || acts.length === 0 || (!isInside && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    if (popover.offsetHeight === 0) popover.showPopover();
    acts[to]?.focus();
  });
}
