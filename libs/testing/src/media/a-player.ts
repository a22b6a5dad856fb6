import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface PlayerWish {
  method?: 'GET' | 'HEAD';
  headers?: Record<string, string>;
  /** Hangs up after so many bytes. */
  hangsUpAfter?: number;
}

export interface PlayerAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Fetches over a socket of its own, as a player does; what arrived is given back, also when it hangs up. */
export function fetchAsPlayer(url: string, wish: PlayerWish = {}): Promise<PlayerAnswer> {
  const { method = 'GET', headers = {}, hangsUpAfter = Infinity } = wish;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const done = () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) });
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes < hangsUpAfter) return;
        response.destroy();
        done();
      });
      response.on('end', done);
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}
