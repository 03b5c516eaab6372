import { computed, effect } from '@preact/signals';
import { live } from '../live/live';
import { entriesOf, isNew } from '../live/unread';
import { newInTitle } from '../ui/tabTitle';
import { countUnread, myGroups } from './places';

/** How much asks for the member's attention, as the tab's title and the app's icon say it: conversations with news. */
export function attention(): number {
  const self = live.value;
  if (!self) return 0;
  const mine = self.mine.value;
  const talks = entriesOf(mine, 'helping').filter((talk) => isNew(talk, mine, self.member));
  return countUnread(myGroups()) + talks.length;
}

/** Says it from now on, whoever is signed in; nothing while nobody is. */
export function showAttention(): void {
  const n = computed(attention);
  effect(() => {
    newInTitle.value = n.value;
    // Not every browser has it, and some allow it to installed apps alone.
    void navigator.setAppBadge?.(n.value).catch(() => {});
  });
}
