import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readJson, writePrivateJson } from './private-files.mjs';

/** Tries to listen. Answers null when it worked, else the error code ('EADDRINUSE', 'EACCES', …). */
function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/**
 * Why a port can't be used, or null. Both the loopback and all addresses are tried: a program on either is in the way.
 */
export async function portProblem(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const problem = await tryListen(port, host);
    const machineHasNoSuchAddress = problem === 'EADDRNOTAVAIL' || problem === 'EAFNOSUPPORT';
    if (problem && !machineHasNoSuchAddress) return problem;
  }
  return null;
}

export async function isPortFree(port) {
  return (await portProblem(port)) === null;
}

/**
 * A port that nobody uses at this moment. It is drawn from below the range in which systems number outgoing connections
 * (Linux begins at 32768): a port remembered from there would be taken again and again by somebody's connection.
 */
export async function freePort() {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(20_000, 32_768);
    if (await isPortFree(port)) return port;
  }
  return anyPort();
}

function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * The port that a server of this data folder used last time, as long as it is still free, else a new one. Addresses
 * thus stay the same from start to start without anybody configuring them.
 */
export async function rememberedPort(home, name, preferred) {
  const file = fileOf(home);
  for (const candidate of [readJson(file)?.[name], preferred]) {
    if (candidate && !isOfAnother(file, name, candidate) && (await isPortFree(candidate)))
      return remember(file, name, candidate);
  }
  for (;;) {
    const port = await freePort();
    if (!isOfAnother(file, name, port)) return remember(file, name, port);
  }
}

/** Keeps a port that was chosen elsewhere from being drawn by another server of this data folder, which starts earlier. */
export function reservePort(home, name, port) {
  remember(fileOf(home), name, port);
}

const fileOf = (home) => join(home, 'ports.json');

function isOfAnother(file, name, port) {
  return Object.entries(readJson(file) ?? {}).some(([other, theirs]) => other !== name && theirs === port);
}

function remember(file, name, port) {
  const ports = readJson(file) ?? {};
  if (ports[name] !== port) writePrivateJson(file, { ...ports, [name]: port });
  return port;
}
