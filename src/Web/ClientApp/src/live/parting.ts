import { sayLast } from './deliver';
import { live } from './live';
import { isHeld } from './outbox';

/** From now on whoever closes the page takes nothing back any more: what is held only for that is said then. */
export function sayOnParting(): void {
  addEventListener('pagehide', () => {
    const outbox = live.value?.outbox;
    const now = Date.now();
    const held =
      outbox?.own().filter((item) => item.state === 'waiting' && item.tries === 0 && isHeld(item, now)) ?? [];
    sayLast(held);
    // Not every page lives long enough for that; then whichever is opened next says it once more.
    for (const { id } of held) void outbox?.change(id, (item) => ({ ...item, heldUntil: 0 }));
  });
}
