import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server } from 'node:net';

/** Listens on a port that was free, until told to stop. */
export async function occupyPort(): Promise<{ port: number; release: () => Promise<void> }> {
  for (;;) {
    // Below the range from which systems take ports for connections and for servers that want any: one from there
    // could be gone by the time that the product wants it, or wants it again after it was killed.
    const port = randomInt(20_000, 32_768);
    const server = createServer().listen(port, '0.0.0.0');
    const isOurs = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (isOurs) return { port, release: () => closed(server) };
  }
}

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

export async function freePort(): Promise<number> {
  const { port, release } = await occupyPort();
  await release();
  return port;
}
