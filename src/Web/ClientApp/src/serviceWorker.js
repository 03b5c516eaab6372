// Keeps the shell and its files for reading without a line. It never keeps an answer of the API: what a member reads
// is in the topic store, which signing out wipes.
const Version = '__VERSION__';
const Files = ['__FILES__'];
// The languages and letters, of which only those in use are kept.
const OnUse = ['__ON_USE__'];
const Cache = `comparte-${Version}`;
const Shell = '/app';
const Icon = '/icon-192.png';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(Cache)
      .then((cache) => Promise.all([keepShell(cache), cache.addAll(Files), carryOver(cache)]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetFormer().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname !== Shell && !url.pathname.startsWith(`${Shell}/`)) return;
    event.respondWith(shell(request));
    event.waitUntil(forgetFormer());
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

// The page tells which files it used, so that the language in use and the font are kept too. Signing out deletes the
// cache, and what is told after that must not bring it back.
self.addEventListener('message', (event) => {
  const used = event.data?.used ?? [];
  event.waitUntil(
    caches.has(Cache).then(async (kept) => {
      if (!kept) return;
      const cache = await caches.open(Cache);
      for (const file of used) if (!(await cache.match(file))) await cache.add(file).catch(() => {});
    }),
  );
});

self.addEventListener('push', (event) => event.waitUntil(show(event.data)));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

// The service of the browser's maker gave this device another address.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAnew(event)));

/** Browsers want each push to be shown. Where the member looks at the app it makes no sound. */
async function show(data) {
  const { title, body, path, tag, unseen } = said(data);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const silent = pages.some((page) => page.focused);
  await self.registration.showNotification(title || 'Comparte', {
    body,
    tag,
    silent,
    icon: Icon,
    badge: Icon,
    data: { path },
  });
  if (unseen > 0 && !silent) await self.navigator.setAppBadge?.(unseen).catch(() => {});
}

function said(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** Opens a place in the app, in a page that is open where there is one. */
async function open(path) {
  const place = new URL(typeof path === 'string' ? path : Shell, self.location.origin);
  const isInside = place.origin === self.location.origin && (place.pathname + '/').startsWith(`${Shell}/`);
  const address = isInside ? place.pathname + place.search + place.hash : Shell;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => (new URL(one.url).pathname + '/').startsWith(`${Shell}/`));
  if (!page) return self.clients.openWindow(address);
  page.postMessage({ open: address });
  return page.focus();
}

async function subscribeAnew({ newSubscription, oldSubscription }) {
  const options = oldSubscription?.options ?? { userVisibleOnly: true, applicationServerKey: await networkKey() };
  const { endpoint, keys } = (newSubscription ?? (await self.registration.pushManager.subscribe(options))).toJSON();
  await fetch('/api/me/push', {
    method: 'PUT',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth }),
  });
}

const networkKey = async () => (await (await fetch('/api/me/push', { credentials: 'same-origin' })).json()).key;

/**
 * Pages that are open stand on the files of their own version, which the server no longer has: those stay until the last
 * page is closed. What a newer version is just keeping is not former.
 */
async function forgetFormer() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const { installing, waiting } = self.registration;
  if (pages.length > 0 || installing || waiting) return;
  for (const name of await otherCaches()) await caches.delete(name);
}

async function otherCaches() {
  return (await caches.keys()).filter((name) => name.startsWith('comparte-') && name !== Cache);
}

/** What a former version kept on use is in use: a new version reads without a line as the former one did. */
async function carryOver(cache) {
  // What Vite puts before the ending may hold a hyphen itself.
  const nameOf = (path) => path.replace(/-[^/]{8}(\.\w+)$/, '$1');
  const used = new Set();
  for (const name of await otherCaches()) {
    for (const { url } of await (await caches.open(name)).keys()) used.add(nameOf(new URL(url).pathname));
  }
  await Promise.all(OnUse.filter((file) => used.has(nameOf(file))).map((file) => cache.add(file)));
}

/** Keeps the shell without what it asks ahead of time: whoever comes back has that already. */
async function keepShell(cache) {
  const answer = await fetch(new Request(Shell, { cache: 'reload' }));
  if (!answer.ok) throw new Error(`The shell answered ${answer.status}.`);
  const html = (await answer.text()).replace(/<link rel="preload"[^>]*>/g, '');
  const kept = ['content-type', 'content-security-policy', 'referrer-policy', 'permissions-policy'];
  const headers = kept.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name)]] : []));
  await cache.put(Shell, new Response(html, { headers }));
}

/** The kept shell belongs to the kept files; without it the line is asked. */
async function shell(request) {
  const cache = (await caches.has(Cache)) ? await caches.open(Cache) : null;
  return (await cache?.match(Shell)) ?? fetch(request);
}
