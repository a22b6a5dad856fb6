import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** SHA-256 of all that comes, lower-case hex. */
export async function hashOfStream(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
