import { once } from 'node:events';
import { connect } from 'node:net';
import type { NetConnectOpts, Socket } from 'node:net';

export interface ClamdTimeouts {
  connectMs: number;
  /** The scanner neither takes bytes nor answers. */
  silenceMs: number;
}

/** Longest answer that is read: a path and a signature. */
const MAX_ANSWER_BYTES = 4_096;

/**
 * One command of clamd's protocol on a connection of its own ("clamd(8)", ClamAV 1.4, read 2026-11): the command with a
 * `z` before it ends with a zero byte, and so does the answer.
 * @throws Error for everything but an answer: refused, silent, closed in the middle
 */
export async function askClamd(
  address: NetConnectOpts,
  command: 'PING' | 'VERSION' | 'INSTREAM',
  timeouts: ClamdTimeouts,
  body?: AsyncIterable<Buffer>,
): Promise<string> {
  const socket = connect(address);
  socket.setTimeout(timeouts.connectMs, () => socket.destroy(new Error('The scanner is silent')));
  const answer = readAnswer(socket);
  // Waited for below; until then a failure must not go unheard.
  answer.catch(() => undefined);
  try {
    await once(socket, 'connect');
    socket.setTimeout(timeouts.silenceMs);
    socket.write(`z${command}\0`);
    if (body) await send(socket, body, answer);
    return await answer;
  } finally {
    socket.destroy();
  }
}

/** Chunks with their length before them, a length of zero at the end. Stops when the answer comes before. */
async function send(socket: Socket, body: AsyncIterable<Buffer>, answer: Promise<string>): Promise<void> {
  let isOver = false;
  const over = answer.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  for await (const chunk of body) {
    if (isOver || !socket.writable) break;
    if (chunk.length === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => undefined), over]);
  }
  if (!isOver && socket.writable) socket.write(Buffer.alloc(4));
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let failure: Error | null = null;
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end).trim());
      else if (text.length > MAX_ANSWER_BYTES) socket.destroy(new Error('The scanner talks without end'));
    });
    socket.on('error', (error) => {
      failure = error;
    });
    socket.on('close', () => {
      // The zero byte may be missing when it closes in anger: what it said counts all the same.
      if (text.trim() === '') reject(failure ?? new Error('The scanner closed without an answer'));
      else resolve(text.trim());
    });
  });
}
