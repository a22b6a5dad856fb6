import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { StartFailure } from './failure.mjs';

const patienceMs = 10_000; // servers that start beside us may need a moment
const defaultPorts = { 'postgres:': 5432, 'postgresql:': 5432, 'redis:': 6379, 'rediss:': 6379 };

/** Makes sure that somebody listens where a setting points to, before anything is started that would need it. */
export async function requireReachable(setting, address) {
  const { host, port } = targetOf(setting, address);
  const deadline = Date.now() + patienceMs;
  let problem;
  do {
    problem = await knock(host, port);
    if (problem === null) return;
    await delay(300);
  } while (Date.now() < deadline);
  throw new StartFailure({
    zh: `${setting} 指向的 ${host}:${port} 无法连接（${problem}）：请启动该服务或改正地址；不设置 ${setting} 则使用内置服务`,
    en: `Nothing answers at ${host}:${port}, where ${setting} points to (${problem}): start that server or correct the address; without ${setting} the embedded one is used`,
  });
}

function targetOf(setting, address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  const usualPort = defaultPorts[url?.protocol];
  if (usualPort) {
    const host = url.hostname.replace(/^\[|\]$/g, '') || url.searchParams.get('host') || 'localhost';
    return { host, port: Number(url.port) || usualPort };
  }
  const example = setting.startsWith('REDIS')
    ? 'redis://:password@host:6379'
    : 'postgres://user:password@host:5432/haojiao';
  throw new StartFailure({
    zh: `${setting} 的格式不正确，应形如 ${example}（密码中的特殊字符需要百分号编码）`,
    en: `${setting} is no usable address; it should look like ${example} (special characters in the password percent-encoded)`,
  });
}

/** @returns {Promise<string | null>} null when a connection was accepted, else why not */
function knock(host, port) {
  if (host.startsWith('/')) return Promise.resolve(null); // a folder of Unix sockets: left to the client
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (problem) => {
      socket.destroy();
      resolve(problem);
    };
    socket.setTimeout(5000, () => finish('ETIMEDOUT'));
    socket.once('connect', () => finish(null));
    socket.once('error', (error) => finish(error.code ?? error.message));
  });
}
