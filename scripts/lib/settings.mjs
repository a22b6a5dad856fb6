import { join, resolve } from 'node:path';
import { StartFailure } from './failure.mjs';

/**
 * What the launcher itself needs to know. The product checks its own settings when it starts.
 * @param {Record<string, string>} env without empty values
 */
export function launchSettings(env, root) {
  const embeddedDatabase = !env.DATABASE_URL;
  const firstTry = embeddedDatabase && env.NODE_ENV !== 'production';
  if (!embeddedDatabase && !env.HAOJIAO_SECRET_KEYS) throw noSecretKeys();
  const port = portOf(env.PORT ?? '3000');
  const home = resolve(root, env.HAOJIAO_HOME ?? '.haojiao');
  return {
    env,
    port,
    home,
    apiHost: reachableHost(env.HOST),
    publicUrl: env.HAOJIAO_PUBLIC_URL ?? `http://localhost:${port}`,
    storageUrl: env.STORAGE_URL ?? `file:${join(home, 'storage')}`,
    smallOffice: env.HAOJIAO_SMALL_OFFICE ?? String(firstTry),
    sandbox: env.HAOJIAO_SANDBOX ?? (firstTry ? 'on' : 'off'),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
  };
}

/** Where this machine reaches an api that listens on `host`. */
function reachableHost(host = '0.0.0.0') {
  if (['0.0.0.0', '::', 'localhost'].includes(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function portOf(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
  throw new StartFailure({
    zh: `PORT=${text} 不是端口号：请使用 1 到 65535 之间的整数，例如 PORT=3001 npm start`,
    en: `PORT=${text} is no port: use a whole number between 1 and 65535, for example PORT=3001 npm start`,
  });
}

/** A key ring in a data folder would be lost with it while the database lives on, its credentials unreadable. */
function noSecretKeys() {
  return new StartFailure({
    zh: '使用自己的 DATABASE_URL 时必须设置 HAOJIAO_SECRET_KEYS（保存好它）：HAOJIAO_SECRET_KEYS="k1:$(openssl rand -base64 32)"',
    en: 'With a DATABASE_URL of your own HAOJIAO_SECRET_KEYS must be set too (and kept safe): HAOJIAO_SECRET_KEYS="k1:$(openssl rand -base64 32)"',
  });
}
