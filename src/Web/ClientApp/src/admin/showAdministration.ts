import { effect } from '@preact/signals';
import { places, type Place } from '../app/places';
import { isAdministrator } from '../app/session';

const administration: Place = { href: '/app/admin', label: 'admin.title', icon: 'shield' };

/** One section more for whoever administers the network; it needs the words that come later. */
export function showAdministration(): void {
  const everybodys = places.peek();
  effect(() => {
    places.value = isAdministrator() ? [...everybodys, administration] : everybodys;
  });
}
