import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Stands between a client and Redis and breaks the line at the worst moment. */
export async function startRedisProxy(redisUrl: string) {
  const target = new URL(redisUrl);
  const lines = new Set<Socket>();
  let losesNextAnswer = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    lines.add(client);
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      if (!losesNextAnswer) return client.write(bytes);
      losesNextAnswer = false;
      return end();
    });
    for (const socket of [client, upstream]) socket.on('close', end).on('error', end);
    client.on('close', () => lines.delete(client));
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(redisUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  const goAway = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      for (const line of lines) line.destroy();
    });
  return {
    url: url.toString(),
    /** The next answer of Redis never arrives, and the line is cut: the command was carried out all the same. */
    loseNextAnswer: () => {
      losesNextAnswer = true;
    },
    goAway,
    comeBack: () => listen(port),
    close: goAway,
  };
}
