/**
 * Keeps the pages of the desk and their files on the phone, so that they open without a net. What people wrote is not
 * here but with the pages. `KEPT` ({ version, addresses }) is put in front of this text by the server.
 */
/* global KEPT */

const NAME = `desk-${KEPT.version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(KEPT.addresses))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

/** Pages from the net while there is one; files never change under their address. */
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin || !KEPT.addresses.includes(pathname)) return;
  const kept = () => caches.match(pathname, { cacheName: NAME });
  if (pathname.startsWith('/desk/files/')) {
    event.respondWith(kept().then((found) => found || fetch(event.request)));
  } else {
    event.respondWith(fetch(event.request).catch(() => kept().then((found) => found || Response.error())));
  }
});
