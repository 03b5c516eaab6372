import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isShared } from '../../src/app/session';
import { addressAt } from '../../src/push/place';
import { findPush, keepPushOn, pushState, turnPushOff, turnPushOn } from '../../src/push/push';

const Key = 'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs';
const bytes = (key: string) =>
  Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** What a browser with a push service holds. */
let made: { key: Uint8Array; endpoint: string } | null;
let answers: NotificationPermission;
let permission: NotificationPermission;
let works: boolean;
let isOn: boolean;
const asked: { method: string; body?: unknown }[] = [];

const subscription = () =>
  made && {
    options: { applicationServerKey: made.key.buffer },
    toJSON: () => ({ endpoint: made?.endpoint, keys: { p256dh: 'p', auth: 'a' } }),
    unsubscribe: async () => {
      made = null;
      return true;
    },
  };

beforeEach(() => {
  made = null;
  answers = permission = 'default';
  works = true;
  isOn = true;
  asked.length = 0;
  isShared.value = false;
  pushState.value = null;
  const registration = {
    pushManager: {
      getSubscription: async () => subscription(),
      subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
        if (!works) throw new DOMException('no push service', 'AbortError');
        made = { key: applicationServerKey, endpoint: 'https://push.example/1' };
        return subscription();
      },
    },
  };
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { ready: Promise.resolve(registration), getRegistration: async () => registration },
  });
  vi.stubGlobal('PushManager', class {});
  vi.stubGlobal('Notification', {
    get permission() {
      return permission;
    },
    requestPermission: async () => (permission = answers),
  });
  vi.stubGlobal('fetch', async (_: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push({ method, body: body ? JSON.parse(String(body)) : undefined });
    return method === 'GET' ? Response.json({ key: Key, isOn }) : new Response(null, { status: 204 });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

describe('finding out', () => {
  it('asks nobody, and says why it cannot be', async () => {
    expect(await findPush()).toBe('off');
    permission = 'denied';
    expect(await findPush()).toBe('blocked');
    isShared.value = true;
    expect(await findPush()).toBe('shared');
    isShared.value = false;
    Reflect.deleteProperty(globalThis, 'PushManager');
    expect(await findPush()).toBe('unsupported');
    const phone = vi
      .spyOn(navigator, 'userAgent', 'get')
      .mockReturnValue('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)');
    expect(await findPush()).toBe('homeScreen');
    phone.mockRestore();
    expect(asked).toEqual([]);
  });
});

describe('turning it on and off', () => {
  it('tells the server where this device is, and that it is no more', async () => {
    answers = 'granted';
    await turnPushOn();
    expect(pushState.value).toBe('on');
    expect(asked.at(-1)).toEqual({
      method: 'PUT',
      body: { endpoint: 'https://push.example/1', p256dh: 'p', auth: 'a' },
    });
    expect(made?.key).toEqual(bytes(Key));

    await turnPushOff();
    expect(pushState.value).toBe('off');
    expect(asked.at(-1)?.method).toBe('DELETE');
    expect(made).toBeNull();
  });

  it('leaves it off where the member says no, and says so where the browser has no service', async () => {
    answers = 'denied';
    await turnPushOn();
    expect(pushState.value).toBe('blocked');
    expect(asked).toEqual([]);

    answers = permission = 'granted';
    works = false;
    await expect(turnPushOn()).rejects.toMatchObject({ code: 'push_unreachable' });
    expect(pushState.value).toBe('off');
  });
});

describe('keeping it on', () => {
  beforeEach(async () => {
    answers = 'granted';
    await turnPushOn();
    asked.length = 0;
  });

  it('changes nothing that is well', async () => {
    await keepPushOn();
    expect(asked).toEqual([{ method: 'GET' }]);
  });

  it('tells a server that forgot it', async () => {
    isOn = false;
    await keepPushOn();
    expect(asked.at(-1)?.method).toBe('PUT');
  });

  it('subscribes anew where the network has another key', async () => {
    made = { key: bytes(Key).map((byte) => byte ^ 1), endpoint: 'https://push.example/0' };
    await keepPushOn();
    expect(asked.at(-1)).toMatchObject({ method: 'PUT', body: { endpoint: 'https://push.example/1' } });
    expect(made?.key).toEqual(bytes(Key));
  });
});

it.each([
  ['/app/avisos#p3', true],
  ['/app', true],
  ['/application', false],
  ['//elsewhere.example/app', false],
  ['https://elsewhere.example/app', false],
  ['javascript:alert(1)', false],
  [undefined, false],
])('opens places in the app alone: %s', (path, inside) => {
  expect(addressAt(path) !== null).toBe(inside);
});
