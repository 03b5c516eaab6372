import { computed, effect } from '@preact/signals';
import { live } from '../live/live';
import { readBy } from '../live/outbox';
import { newInTitle } from '../ui/tabTitle';
import { myGroups, newNotices, newTalks, unreadIn } from './places';

/** How much asks for the member's attention, as the tab's title and the app's icon say it: conversations and talks with
 * news, and notices that are about none of these. */
export function attention(): number {
  if (!live.value) return 0;
  const threads = new Set(readBy(unreadIn(myGroups())).map(([thread]) => `thread/${thread}`));
  return threads.size + newTalks().length + newNotices().filter(({ about = '' }) => !threads.has(about)).length;
}

/** Says it from now on, whoever is signed in; nothing while nobody is. */
export function showAttention(): void {
  const n = computed(attention);
  effect(() => {
    newInTitle.value = n.value;
    // Not every browser has it, and some allow it to installed apps alone.
    void navigator.setAppBadge?.(n.value).catch(() => {});
    // What was pushed and is seen by now needs to stand nowhere else.
    if (n.value === 0) void clearPushed().catch(() => {});
  });
}

async function clearPushed(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration('/app');
  for (const shown of (await worker?.getNotifications?.()) ?? []) shown.close();
}
