import { computed, effect } from '@preact/signals';
import { AxesTopic } from '../live/axes';
import { live } from '../live/live';
import { firstPaint } from '../ui/screen';
import { lineSettled } from './lineSettled';
import { LookTopic } from './look';
import { part } from './part';
import { myGroups } from './places';
import { remembered } from './remember';

/** How long after the first content what is only for later is loaded. */
const Pause = 1_500;
/** The directory of initiatives comes with the first page that asks for it. */
const Directories = [
  'directory/members',
  'directory/organizations',
  'directory/groups',
  'directory/needs',
  AxesTopic,
  LookTopic,
  'feed/network',
];

/** Starts what no first content waits for: the live line, the directory, the heading font, the service worker. */
export async function afterFirstContent(): Promise<void> {
  effect(() => live.value?.connect());
  await firstPaint(Pause);
  // A browser short of space then asks before it forgets what was not sent.
  void navigator.storage?.persist?.().catch(() => {});
  // On a slow line or device all that is fetched or read would keep the live line waiting.
  await lineSettled();
  follow();
  void part(() => import('./rest')).then(
    ({ startRest }) => startRest(),
    () => {},
  );
  effect(() => live.value?.tend());
}

/** Under which name it is remembered that this browser has the heading font. */
export const FontKept = 'comparte.font';

/** Shows the heading font at once where the browser holds it already, so that nothing jumps later. */
export function showKeptFont(): void {
  if (remembered(FontKept)) void loadFont();
}

/** Without a line the letters of the system stay. */
export const loadFont = (): Promise<boolean> =>
  import('../styles/font.css').then(
    () => true,
    () => false,
  );

/** Follows the notices, the directory, all groups of the member and what is shared there, for names and for what is new. */
function follow(): void {
  const names = computed(() =>
    live.value
      ? [
          `inbox/${live.value.member}`,
          ...Directories,
          ...myGroups().flatMap(({ id }) => [`group/${id}`, `feed/${id}`]),
        ].join()
      : '',
  );
  const leaving = new Map<string, () => void>();
  let followed = live.peek();
  effect(() => {
    const current = live.value;
    const wanted = new Set(names.value.split(',').filter(Boolean));
    for (const [topic, leave] of leaving) {
      if (followed === current && wanted.has(topic)) continue;
      leave();
      leaving.delete(topic);
    }
    followed = current;
    if (current) for (const topic of wanted) if (!leaving.has(topic)) leaving.set(topic, current.topics.use(topic));
  });
}
