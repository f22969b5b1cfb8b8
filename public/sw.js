// Keeps one page for the time without a server, and tells of alerts where a page may not. Everything else goes to the
// network as if this were not here: a page, a reading or an answer out of a memory could be taken for one of now.

const KEPT = 'offline';
const PAGE = '/offline';
const FILES = '/_next/static/';
/** What a proxy answers in place of a server that is away. */
const GATEWAY_ERRORS = new Set([502, 503, 504]);

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepPage());
});

self.addEventListener('activate', (event) => {
  // The request for a page leaves at once, without waiting for this worker to wake.
  event.waitUntil(self.registration.navigationPreload?.enable());
});

// A page that was just loaded: language, colours and build are its own from now on.
self.addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keepPage());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate' && !isForPrograms(url.pathname)) event.respondWith(navigate(event));
  else if (url.pathname.startsWith(FILES)) event.respondWith(fetch(request).catch(() => kept(request)));
});

function isForPrograms(pathname) {
  return pathname.startsWith('/api/') || pathname.startsWith('/socket.io/');
}

async function navigate(event) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    if (!GATEWAY_ERRORS.has(answer.status)) return answer;
    return (await caches.match(PAGE, { ignoreVary: true })) ?? answer;
  } catch {
    return kept(PAGE);
  }
}

async function kept(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
}

/** The page and the files of its build, as one: an old page with new files would be none. Fails without harm. */
async function keepPage() {
  const answer = await fetch(PAGE, { credentials: 'same-origin' }).catch(() => null);
  if (answer === null || !answer.ok || answer.redirected) return;
  const files = new Set((await answer.clone().text()).match(/\/_next\/static\/[^"'\\\s)]+/g));
  const cache = await caches.open(KEPT);
  const here = new Set((await cache.keys()).map(({ url }) => pathOf(url)));
  await cache.addAll([...files].filter((file) => !here.has(file)));
  await cache.put(PAGE, answer);
  for (const request of await cache.keys()) {
    const file = pathOf(request.url);
    if (file !== PAGE && !files.has(file)) await cache.delete(request);
  }
}

function pathOf(address) {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

// Leads to the alert: in a page that is open, else in a new one.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

async function open(path) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages[0];
  if (page === undefined) return self.clients.openWindow(path);
  page.postMessage({ open: path });
  return page.focus();
}
