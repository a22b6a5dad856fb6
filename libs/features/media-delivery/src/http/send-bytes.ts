import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/** A player that fetches ahead may pause for a while; whoever takes nothing for so long has gone. */
const LONGEST_PAUSE_MS = 10 * 60_000;
/** What goes out is measured by pieces of this size. */
const PIECE_BYTES = 64 * 1_024;

/**
 * Sends the body of an answer as fast as the other side takes it. `onFlushed` hears of each piece when the operating
 * system has taken it for the network, not when it was asked for. Resolved when everything was sent or the other side is
 * gone, which ends the read.
 * @param length of the whole body
 */
export async function sendBytes(
  source: Buffer | Readable,
  length: number,
  target: ServerResponse,
  onFlushed: (bytes: number) => void,
): Promise<void> {
  if (length === 0) return void target.end();
  const send = pieceSender(target);
  let left = length;
  target.setTimeout(LONGEST_PAUSE_MS, () => target.destroy());
  const stopReading = () => void (Buffer.isBuffer(source) || source.destroy());
  target.once('close', stopReading);
  try {
    for await (const chunk of Buffer.isBuffer(source) ? [source] : (source as AsyncIterable<Buffer>)) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        left -= piece.length;
        if (!(await send(piece, left <= 0))) return;
        onFlushed(piece.length);
      }
    }
    if (left > 0) throw new Error(`The file ended ${left} bytes before its end`);
  } catch (error) {
    if (target.destroyed) return;
    // The head has left: a broken read can only be told by a broken answer.
    target.destroy();
    throw error;
  } finally {
    target.off('close', stopReading);
  }
}

/** Sends one piece after the other; true when the operating system took it, false when nobody is there any more. */
function pieceSender(target: ServerResponse): (piece: Buffer, isLast: boolean) => Promise<boolean> {
  let settle: ((isSent: boolean) => void) | null = null;
  target.once('close', () => settle?.(false));
  return (piece, isLast) =>
    new Promise((resolve) => {
      if (target.destroyed) return resolve(false);
      settle = resolve;
      target.write(piece, (error) => resolve(!error));
      if (isLast) target.end();
    });
}
