import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/** A player that fetches ahead may pause for a while; whoever takes nothing for so long has gone. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/**
 * Sends a stream as fast as the other side takes it, one chunk in memory. `onFlushed` hears of each chunk when the
 * operating system has taken it for the network, not when it was asked for. Resolved when everything was sent or the
 * other side is gone, which ends the read.
 */
export async function sendBytes(
  source: Readable,
  target: ServerResponse,
  onFlushed: (bytes: number) => void,
): Promise<void> {
  const gone = new AbortController();
  const stop = () => {
    gone.abort();
    source.destroy();
  };
  target.once('close', stop);
  target.setTimeout(LONGEST_PAUSE_MS, () => target.destroy());
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      if (target.destroyed) break;
      const isTaken = target.write(chunk, (error) => {
        if (!error) onFlushed(chunk.length);
      });
      if (!isTaken) await once(target, 'drain', { signal: gone.signal });
    }
    if (target.destroyed) return;
    // The last write's callback comes before it.
    const finished = once(target, 'finish', { signal: gone.signal });
    target.end();
    await finished;
  } catch (error) {
    if (gone.signal.aborted) return;
    // The head has left: a broken read can only be told by a broken answer.
    target.destroy();
    throw error;
  } finally {
    target.off('close', stop);
  }
}
