import { computed, effect, signal } from '@preact/signals';
import { del, get, Refused } from '../api/http';
import type { Home, Me, Settings } from '../api/me';
import { isLanguage, speak } from '../i18n';
import { seed } from '../live/cards';
import { wipeAll } from '../live/database';
import { live, startLive } from '../live/live';
import { entryOf } from '../live/unread';
import { forgetSession, keepSession, keptSession } from './keptSession';
import { showTheme } from './theme';

/** `away`: there is no line, and nobody is signed in as far as this browser knows. */
export type Phase = 'starting' | 'signedIn' | 'signedOut' | 'away';

export const phase = signal<Phase>('starting');
/** Whoever is signed in, as the server last said; null before it has answered and while nobody is. */
export const me = signal<Me | null>(null);
/** The first screen as the server told it, until the topics are here. */
export const firstHome = signal<Home | null>(null);
/** Whether a session ended without the member's own doing. */
export const endedElsewhere = signal(false);

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
  const kept = keptSession();
  if (kept) {
    await begin(kept.member, kept.shared);
    phase.value = 'signedIn';
    void confirm();
    return;
  }
  void wipeAll().catch(() => {});
  try {
    const home = await get<Home>('/api/home');
    firstHome.value = home;
    seed(home);
    await signedIn(home.me);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    phase.value = error.passing ? 'away' : 'signedOut';
  }
}

/** Somebody signed in. On a shared device nothing is kept beyond the page. */
export async function signedIn(now: Me, shared = false): Promise<void> {
  me.value = now;
  endedElsewhere.value = false;
  keepSession({ member: now.member.id, shared });
  if (live.value?.member !== now.member.id) await begin(now.member.id, shared);
  phase.value = 'signedIn';
}

/** Signs out here: the server forgets the session, this browser everything it holds of the member. */
export async function signOut(): Promise<void> {
  await del('/api/session').catch(() => {});
  await forget();
}

/** From now on nothing is kept here: what is kept is forgotten, and the page goes on from the server alone. */
export async function shareDevice(): Promise<void> {
  const former = live.value;
  if (!former) return;
  stopWatching();
  forgetSession();
  keepSession({ member: former.member, shared: true });
  await former.wipe().catch(() => {});
  await begin(former.member, true);
}

/** Asks the server again who is signed in, after the profile or the account has changed. */
export async function refreshMe(): Promise<void> {
  me.value = await get<Me>('/api/me');
}

async function confirm(): Promise<void> {
  try {
    await refreshMe();
  } catch (error) {
    if (error instanceof Refused && error.status === 401) ended();
  }
}

let stopWatching = () => {};

async function begin(member: string, shared: boolean): Promise<void> {
  isShared.value = shared;
  const started = await startLive(member, shared, ended);
  live.value = started;
  const mine = `me/${member}`;
  const leave = started.topics.use(mine);
  const watch = effect(() => showSettings({ language: setting('language'), theme: setting('theme') }));
  stopWatching = () => {
    watch();
    leave();
  };
}

function ended(): void {
  if (phase.value !== 'signedIn') return;
  endedElsewhere.value = true;
  void forget();
}

async function forget(): Promise<void> {
  const former = live.value;
  phase.value = 'signedOut';
  me.value = null;
  firstHome.value = null;
  forgetSession();
  stopWatching();
  live.value = null;
  await former?.wipe().catch(() => {});
  await wipeAll().catch(() => {});
  if ('caches' in globalThis) for (const name of await caches.keys()) await caches.delete(name);
  const worker = await navigator.serviceWorker?.getRegistration('/app');
  await worker?.unregister();
}

function showSettings(settings: { language?: string; theme?: string }): void {
  if (isLanguage(settings.language)) void speak(settings.language);
  if (settings.theme) showTheme(settings.theme);
}
