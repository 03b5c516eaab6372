import { computed, effect, signal } from '@preact/signals';
import { get, Refused } from '../api/http';
import type { Home, Me, Settings } from '../api/me';
import { isLanguage, speak } from '../i18n';
import { seed } from '../live/cards';
import { wipeAll } from '../live/database';
import { type Live, live, Said, startLive } from '../live/live';
import { entryOf } from '../live/unread';
import { forgetSession, keepSession, keptSession } from './keptSession';
import { endSession, isLeaving, leave } from './leaving';
import { isKnownAsShared, noteSharing, sharesDevice } from './sharedDevice';
import { showTheme } from './theme';

/**
 * `away`: there is no line, and nobody is signed in as far as this browser knows; `broken`: the server answers, but not
 * what it should.
 */
export type Phase = 'starting' | 'signedIn' | 'signedOut' | 'away' | 'broken';

export const phase = signal<Phase>('starting');
/** Whoever is signed in, as the server last said; null before it has answered and while nobody is. */
export const me = signal<Me | null>(null);
/** The first screen as the server told it, until the topics are here. */
export const firstHome = signal<Home | null>(null);
/** Whether a session ended without the member's own doing. */
export const endedElsewhere = signal(false);
/** Whether whoever was here last left the network. */
export const hasErased = signal(false);

/** Whether the member administers the network, as far as this browser knows. */
export const isAdministrator = (): boolean => me.value?.roles.includes('administrator') ?? false;

/** Whether this device is shared: then nothing is kept beyond the page. */
export const isShared = signal(false);

/** A setting of the member, as this browser knows it; live on all of the member's devices. */
export function setting(name: keyof Settings): string | undefined {
  const current = live.value;
  const entries = current?.topics.view(`me/${current.member}`).state.value.entries;
  return (entries && entryOf(entries, 'setting', name)?.value) ?? me.value?.settings[name];
}

/** No pictures, no presence, no heading font. */
export const savesData = computed(() => setting('dataSaver') === 'on');

/** Finds out who is signed in. What is kept is shown at once; the server is asked meanwhile. */
export async function start(): Promise<void> {
  if (isLeaving()) return leaveFirst();
  const kept = keptSession();
  if (kept) {
    await begin(kept.member, kept.shared);
    recall();
    phase.value = 'signedIn';
    void confirm();
    return;
  }
  clear(wipeAll);
  try {
    const home = await get<Home>('/api/home');
    if (isForgotten(home.me)) return await leaveFirst();
    firstHome.value = home;
    seed(home);
    await take(home.me, home.me.shared);
  } catch (error) {
    phase.value = phaseAfter(error);
  }
}

const phaseAfter = (error: unknown): Phase =>
  !(error instanceof Refused) ? 'broken' : error.status === 0 ? 'away' : error.passing ? 'broken' : 'signedOut';

/** Without a line one's own pages show what the server said last. */
function recall(): void {
  const current = live.peek();
  if (current?.said && current.said.member.id === current.member) me.value ??= current.said;
}

/**
 * Signs in by whatever `ask` does, and answers what it answered. A former sign-out reaches the server first, since it
 * would end the new session. `ask` is given what is said of the device, to be told to the server.
 */
export async function enter<T>(ask: (shared: true | undefined) => Promise<T>): Promise<T> {
  if (!(await endSession())) throw new Refused(0, 'no_line', 'The former session is not ended yet.');
  return ask(sharesDevice.peek() || undefined);
}

/** Somebody signed in here. On a shared device nothing is kept beyond the page. */
export async function signedIn(now: Me): Promise<void> {
  const shared = now.shared || sharesDevice.peek();
  noteSharing(shared);
  await take(now, shared);
}

/** Signs out here: this browser forgets at once everything it holds of the member, the server as soon as it hears. */
export async function signOut(): Promise<void> {
  const told = leave();
  await forget();
  await told;
}

/** From now on nothing is kept here: what is kept is forgotten, and the page goes on from the server alone. */
export async function shareDevice(): Promise<void> {
  const former = live.value;
  if (!former) return;
  noteSharing(true);
  const now = me.peek();
  leaveLive();
  me.value = now;
  forgetSession();
  keepSession({ member: former.member, shared: true });
  await begin(former.member, true);
}

/** Asks the server again who is signed in, after the profile or the account has changed. */
export async function refreshMe(): Promise<void> {
  const now = await get<Me>('/api/me');
  if (phase.peek() !== 'signedIn') return;
  const current = live.peek();
  if (current?.member === now.member.id && (isShared.peek() || !now.shared)) me.value = now;
  // Somebody else signed in, or it was said in another tab that the device is shared.
  else await take(now, now.shared || isKnownAsShared());
}

async function confirm(): Promise<void> {
  try {
    await refreshMe();
  } catch (error) {
    if (error instanceof Refused && error.status === 401) ended();
  }
}

/** Nothing is asked and nothing shown before the server has heard that the former member is gone. */
async function leaveFirst(): Promise<void> {
  phase.value = 'signedOut';
  clear(wipeAll);
  await leave();
}

/** A page of a shared device was closed whose session outlives it: nobody is to find it open. */
const isForgotten = (now: Me): boolean => isKnownAsShared() && !now.shared;

/** Shows what is the member's own, and keeps it unless the device is shared. */
async function take(now: Me, shared: boolean): Promise<void> {
  const isSame = live.peek()?.member === now.member.id && isShared.peek() === shared;
  if (!isSame) forgetSession();
  if (!isSame && live.peek()) leaveLive();
  me.value = now;
  endedElsewhere.value = hasErased.value = false;
  keepSession({ member: now.member.id, shared });
  if (!isSame) await begin(now.member.id, shared);
  if (live.peek()?.member === now.member.id) phase.value = 'signedIn';
}

let stopWatching = () => {};
/** Counts who began and who left, so that what is late is noticed. */
let beginnings = 0;
/** What is being wiped or opened; whoever comes next waits until that is done. */
let wiping: Promise<void> = Promise.resolve();

function clear(work: () => Promise<void>): void {
  wiping = wiping.then(work).catch(() => {});
}

async function begin(member: string, shared: boolean): Promise<void> {
  const own = ++beginnings;
  const state: { live: Live | null } = { live: null };
  const isLate = () => own !== beginnings;
  const opening = wiping.then(async () => {
    if (isLate()) return null;
    const opened = await startLive({ member, shared, savesData, ended: () => ended(state.live) });
    // Somebody signed out, or in, meanwhile.
    if (isLate()) await opened.wipe();
    return isLate() ? null : opened;
  });
  // Whoever comes next waits for this one, too.
  clear(async () => void (await opening));
  const started = await opening;
  if (!started) return;
  if (isLate()) return clear(() => started.wipe());
  isShared.value = shared;
  state.live = live.value = started;
  const leaveMine = started.topics.use(`me/${member}`);
  // Each by itself: what else changes in a member's own topic must not bring back a language that was just left.
  const language = computed(() => setting('language'));
  const theme = computed(() => setting('theme'));
  const stops = [
    effect(() => {
      // Without its words the language on screen stays.
      if (isLanguage(language.value)) void speak(language.value).catch(() => {});
    }),
    effect(() => {
      if (theme.value) showTheme(theme.value);
    }),
    effect(() => {
      if (me.value?.member.id === member) void started.store.setValue(Said, me.value).catch(() => {});
    }),
    leaveMine,
  ];
  stopWatching = () => {
    for (const stop of stops) stop();
  };
}

/** Leaves what is shown of the member, and wipes what is kept. */
function leaveLive(): void {
  const former = live.peek();
  beginnings++;
  stopWatching();
  stopWatching = () => {};
  live.value = null;
  me.value = null;
  firstHome.value = null;
  if (former) clear(() => former.wipe());
}

/** The session of this live state, or of whichever there is, is over. */
export function ended(of: Live | null = live.peek()): void {
  if (phase.value !== 'signedIn' || of !== live.peek()) return;
  endedElsewhere.value = true;
  void forget();
}

function forget(): Promise<void> {
  phase.value = 'signedOut';
  forgetSession();
  leaveLive();
  clear(wipeAll);
  clear(forgetFiles);
  return wiping;
}

async function forgetFiles(): Promise<void> {
  if ('caches' in globalThis) for (const name of await caches.keys()) await caches.delete(name);
  const worker = await navigator.serviceWorker?.getRegistration('/app');
  await worker?.unregister();
}
