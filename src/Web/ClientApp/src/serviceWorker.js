// Keeps the shell and its files for reading without a line. It never keeps an answer of the API: what a member reads
// is in the topic store, which signing out wipes.
const Version = '__VERSION__';
const Files = ['__FILES__'];
const Cache = `comparte-${Version}`;
const Shell = '/app';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(Cache)
      .then((cache) => Promise.all([keepShell(cache), cache.addAll(Files)]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('comparte-') && name !== Cache;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname === Shell || url.pathname.startsWith(`${Shell}/`)) event.respondWith(shell(request));
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
  return (await caches.match(Shell)) ?? fetch(request);
}
