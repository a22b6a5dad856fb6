import { connect, createServer } from 'node:net';

const SYNC = 0x53; // 'S': ends an extended query
const QUERY = 0x51; // 'Q': a simple query

const PARSE = 0x50; // 'P': carries the text of an extended query

/**
 * Passes connections on to PostgreSQL and counts round trips: each `Sync` or `Query` message of the client waits for one
 * answer. Messages after the start-up carry a type byte and a length, so they are told apart without understanding them.
 * `own` are those whose SQL fits the pattern.
 * @returns {Promise<{ url: string, roundTrips: () => { all: number, own: number }, close: () => void }>}
 */
export async function countingProxy(databaseUrl, pattern) {
  const target = new URL(databaseUrl);
  const made = { all: 0, own: 0 };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    let text = '';
    const read = messageReader((message) => {
      const [type] = message;
      if (type === PARSE || type === QUERY) text = message.toString('utf8', 5);
      if (type !== SYNC && type !== QUERY) return;
      made.all += 1;
      if (pattern.test(text)) made.own += 1;
    });
    client.on('data', (bytes) => {
      read(bytes);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => client.write(bytes));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(server.address().port);
  return { url: url.toString(), roundTrips: () => ({ ...made }), close: () => server.close() };
}

/** Calls back with each whole message, type byte first; the first message of a connection has none. */
function messageReader(onMessage) {
  let pending = Buffer.alloc(0);
  let isStarted = false;
  return (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (pending.length < head + 4) return;
      const length = head + pending.readUInt32BE(head);
      if (pending.length < length) return;
      if (isStarted) onMessage(pending.subarray(0, length));
      isStarted = true;
      pending = pending.subarray(length);
    }
  };
}
