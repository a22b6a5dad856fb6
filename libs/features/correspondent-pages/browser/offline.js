import { byId } from './dom.js';

/** Lets the pages open without a net; browsers that can't simply need one. */
export function keepForOffline() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/desk/offline-worker.js', { scope: '/desk/' }).catch(() => undefined);
}

/** What every page of who is signed in begins with: it opens offline, and says when there is no net or something broke. */
export function beginPage() {
  keepForOffline();
  const line = byId('connection');
  const tell = () => {
    line.textContent = navigator.onLine ? '' : '没有网络：可以继续写，内容保存在本机。';
  };
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  window.addEventListener('unhandledrejection', ({ reason }) => {
    line.textContent = `出了问题：${reason instanceof Error ? reason.message : '请刷新后再试。'}`;
  });
  tell();
}
