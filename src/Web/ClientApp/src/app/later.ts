import { computed, effect } from '@preact/signals';
import { speakMore } from '../i18n';
import { AxesTopic } from '../live/axes';
import { live } from '../live/live';
import { firstPaint } from '../ui/screen';
import { keepFiles } from './keepFiles';
import { lineSettled } from './lineSettled';
import { part } from './part';
import { myGroups } from './places';
import { remember, remembered } from './remember';
import { isShared, savesData } from './session';

/** How long after the first content what is only for later is loaded. */
const Pause = 1_500;
/** The directory of initiatives comes with the first page that asks for it. */
const Directories = [
  'directory/members',
  'directory/organizations',
  'directory/groups',
  'directory/needs',
  AxesTopic,
  'look/network',
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
  setTimeout(() => {
    if (!savesData.value) void showFont();
    void speakMore().catch(() => {});
    // Whoever signs in here later finds the worker gone with the one who signed out.
    effect(() => {
      if (live.value && !isShared.value) void keepFiles().then(keepPush);
    });
  }, Pause);
}

/** Where pushes are on they stay so, and a push that was tapped opens its place in this page. */
const keepPush = (): Promise<void> =>
  part(() => import('../push/opened')).then(
    ({ startPush }) => startPush(),
    () => {},
  );

const FontKept = 'comparte.font';

/** Loads the heading font; from then on this browser has it and shows it from the start. */
async function showFont(): Promise<void> {
  if (!(await loadFont())) return;
  await document.fonts?.load('600 1em "Figtree Variable"').catch(() => {});
  remember(FontKept, '1');
}

/** Shows the heading font at once where the browser holds it already, so that nothing jumps later. */
export function showKeptFont(): void {
  if (remembered(FontKept)) void loadFont();
}

/** Without a line the letters of the system stay. */
const loadFont = (): Promise<boolean> =>
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
