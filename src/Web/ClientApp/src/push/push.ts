import { signal } from '@preact/signals';
import { del, get, put, Refused } from '../api/http';
import { isShared } from '../app/session';

/**
 * Whether this device shows what is new while the app is closed. `homeScreen`: it could, once the app is on the home screen;
 * `blocked`: the member, or whoever made the browser so, forbade it there; `shared`: others use the device too.
 */
export type PushState = 'unsupported' | 'homeScreen' | 'shared' | 'blocked' | 'on' | 'off';

/** As it was found last; null before. */
export const pushState = signal<PushState | null>(null);

interface Known {
  readonly key: string;
  readonly isOn: boolean;
}

const Path = '/api/me/push';

/** Finds out, and answers it. Asks nobody for anything. */
export async function findPush(): Promise<PushState> {
  return (pushState.value = await find());
}

async function find(): Promise<PushState> {
  if (isShared.peek()) return 'shared';
  if (!('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis)) {
    return isApple() && !isInstalled() ? 'homeScreen' : 'unsupported';
  }
  if (Notification.permission === 'denied') return 'blocked';
  return (await subscription()) && Notification.permission === 'granted' ? 'on' : 'off';
}

/** Asks the browser, which asks the member, and tells the server. Called by a tap alone. */
export async function turnPushOn(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') {
    await findPush();
    return;
  }
  try {
    await subscribe((await get<Known>(Path)).key);
  } finally {
    await findPush();
  }
}

/** Ends it on this device. */
export async function turnPushOff(): Promise<void> {
  try {
    await del(Path);
    await (await subscription())?.unsubscribe();
  } finally {
    await findPush();
  }
}

/** Mends what is on: the server may know nothing of it any more, or have another key than the one it was made with. */
export async function keepPushOn(): Promise<void> {
  if ((await findPush()) !== 'on') return;
  const { key, isOn } = await get<Known>(Path);
  if (!isOn || !(await isFor(key))) await subscribe(key);
}

async function subscribe(key: string): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready;
  if (!(await isFor(key))) await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) }).catch(() => {
    // A browser without a service of its maker, or a line that lets none through.
    throw new Refused(503, 'push_unreachable', '');
  });
  const { endpoint, keys } = made.toJSON();
  await put(Path, { endpoint, p256dh: keys?.p256dh, auth: keys?.auth });
}

async function subscription(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker.getRegistration('/app');
  return (await worker?.pushManager.getSubscription()) ?? null;
}

async function isFor(key: string): Promise<boolean> {
  const made = (await subscription())?.options.applicationServerKey;
  const wanted = bytesOf(key);
  return !made || new Uint8Array(made).every((byte, at) => byte === wanted[at]);
}

/** The bytes of base64url. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

/** An iPad says that it is a Mac, but one takes it in one's hands. */
const isApple = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
