import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { gunzipSync } from 'node:zlib';

export interface Fetched {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
  tookMs: number;
}

const TIMEOUT_MS = 10_000;

/** One GET from a chosen address of this machine, without following anything. @throws Error when nobody answers */
export function fetchFrom(
  url: string,
  headers: Record<string, string>,
  localAddress?: string,
): Promise<Fetched> {
  const startedAt = Date.now();
  const send = url.startsWith('https:') ? secureRequest : plainRequest;
  return new Promise((done, fail) => {
    const options = { headers, localAddress, agent: false as const, signal: AbortSignal.timeout(TIMEOUT_MS) };
    const asked = send(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', fail);
      response.on('end', () => {
        const raw = Buffer.concat(parts);
        const isPacked = response.headers['content-encoding'] === 'gzip';
        done({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          bytes: isPacked ? gunzipSync(raw) : raw,
          tookMs: Date.now() - startedAt,
        });
      });
    });
    asked.on('error', fail);
    asked.end();
  });
}
