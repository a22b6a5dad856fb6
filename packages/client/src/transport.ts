import type { DeliveryCache } from './cache.ts';
import { DeliveryProblem, problemOf } from './problem.ts';

export interface FetchWish {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

export interface FetchAnswer {
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** As much of `fetch` as is used: whatever can send a request can be made into one. */
export type FetchLike = (url: string, wish: FetchWish) => Promise<FetchAnswer>;

export type QueryValue = string | number | boolean | undefined;

/** The same for every call. */
export interface TransportOptions {
  /** Without a slash at its end. */
  baseUrl: string;
  fetch: FetchLike;
  headers: Record<string, string>;
  cache: DeliveryCache | null;
}

/** What a call can be given. */
export interface CallOptions {
  signal?: AbortSignal;
}

/** Sends requests, and makes values of answers and errors of problems. */
export class Transport {
  private readonly options: TransportOptions;

  constructor(options: TransportOptions) {
    this.options = options;
  }

  address(path: string, query: Record<string, QueryValue> = {}): string {
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
    );
    return this.options.baseUrl + path + (pairs.length > 0 ? `?${pairs.join('&')}` : '');
  }

  /** @throws DeliveryProblem; what `fetch` throws when nobody can be reached */
  async get<Value>(path: string, query: Record<string, QueryValue>, call: CallOptions = {}): Promise<Value> {
    const url = this.address(path, query);
    const { cache, headers } = this.options;
    const kept = await cache?.get(url);
    const answer = await this.send(url, {
      method: 'GET',
      headers: {
        accept: 'application/json',
        ...headers,
        ...(kept && { 'if-none-match': kept.etag }),
      },
      ...call,
    });
    if (answer.status === 304 && kept) return JSON.parse(kept.body) as Value;
    const body = await answer.text();
    if (answer.status !== 200) throw problemOf(answer.status, body, answer.headers.get('retry-after'));
    const value = valueOf<Value>(body);
    const etag = answer.headers.get('etag');
    if (cache && etag !== null) await cache.set(url, { etag, body });
    return value;
  }

  /** @throws DeliveryProblem; what `fetch` throws when nobody can be reached */
  async post(path: string, value: object, call: CallOptions = {}): Promise<void> {
    const answer = await this.send(this.address(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.options.headers },
      body: JSON.stringify(value),
      ...call,
    });
    if (answer.status >= 200 && answer.status < 300) return;
    throw problemOf(answer.status, await answer.text(), answer.headers.get('retry-after'));
  }

  private send(url: string, wish: FetchWish): Promise<FetchAnswer> {
    // Taken off its object, the browser's own refuses to run.
    const { fetch } = this.options;
    return fetch(url, wish);
  }
}

function valueOf<Value>(body: string): Value {
  try {
    return JSON.parse(body) as Value;
  } catch {
    throw new DeliveryProblem(200, {});
  }
}
