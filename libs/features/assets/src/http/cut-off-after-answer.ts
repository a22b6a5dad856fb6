import type { IncomingMessage, ServerResponse } from 'node:http';

/** What is still read, and dropped, of a refused upload once its answer is on the way; then the connection ends. */
const LINGER_BYTES = 32 * 1024 * 1024;
const LINGER_MS = 5_000;

/**
 * Lets the client of a refused upload see the answer while it is still sending. Closing at once would reset the
 * connection under its hands, and the answer with it; a `Connection: close` header makes Node do just that.
 */
export function cutOffAfterAnswer(request: IncomingMessage, response: ServerResponse): void {
  if (request.readableEnded || request.destroyed) return;
  request.unpipe();
  request.resume();
  response.once('finish', () => {
    if (request.readableEnded) return;
    let bytes = 0;
    const cutOff = () => request.socket.destroy();
    const timer = setTimeout(cutOff, LINGER_MS);
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > LINGER_BYTES) cutOff();
    });
    request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  });
}
