import { byId } from './dom.js';

/** Lets the pages open without a net; browsers that can't simply need one. */
export function keepForOffline() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/desk/offline-worker.js', { scope: '/desk/' }).catch(() => undefined);
}

/** Says at the top of the page when there is no net. */
export function tellConnection() {
  const line = byId('connection');
  const tell = () => {
    line.textContent = navigator.onLine ? '' : '没有网络：可以继续写，内容保存在本机。';
  };
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  tell();
}
