import { memoryCache } from './cache.ts';
import type { DeliveryCache } from './cache.ts';
import { Contents } from './contents.ts';
import { Directory, Programmes } from './directory.ts';
import { Feeds } from './feeds.ts';
import { Transport } from './transport.ts';
import type { CallOptions, FetchLike } from './transport.ts';
import type { ArchiveMonth, Brand, Column, Organization, ViewReport } from './types.ts';

export interface DeliveryClientOptions {
  /** Where the product is, as `https://news.example`; a path in front of it is kept. */
  baseUrl: string;
  /** Code of the unit whose branch is asked for; without it everything is, and feeds have no address. */
  organization?: string;
  /** Default the one of the platform. */
  fetch?: FetchLike;
  /** Language of errors: `zh-CN` or `en-US`. Default: what `fetch` says by itself. */
  language?: 'zh-CN' | 'en-US';
  /** Sent along with every request. */
  headers?: Record<string, string>;
  /** Keeps answers and asks whether they still hold (`ETag`, 304). `true`: the last 500, in memory. Default: none. */
  cache?: DeliveryCache | boolean;
}

/** What a unit delivers, read-only, and the count of its views. */
export interface DeliveryClient {
  contents: Contents;
  /** Units of whose branch anything is published, from the top down. */
  organizations: Directory<Organization>;
  columns: Directory<Column>;
  brands: Directory<Brand>;
  /** Audio programmes that are public; their episodes are `contents` with `programme`. */
  programmes: Programmes;
  feeds: Feeds;
  /** How much was published in which month, newest first, by the calendar of the unit. */
  archive(call?: CallOptions): Promise<ArchiveMonth[]>;
  /**
   * Reports one view of an item, by its id. Counted once this comes back; a problem with `retryAfter` says that it was
   * not. The same `viewId` counts once.
   */
  reportView(contentId: string, report?: ViewReport, call?: CallOptions): Promise<void>;
}

export function createDeliveryClient(options: DeliveryClientOptions): DeliveryClient {
  const { organization, language, cache = false } = options;
  const transport = new Transport({
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    fetch: options.fetch ?? platformFetch(),
    headers: { ...(language && { 'accept-language': language }), ...options.headers },
    cache: cache === true ? memoryCache() : cache || null,
  });
  return {
    contents: new Contents(transport, organization),
    organizations: new Directory(transport, 'organizations', organization),
    columns: new Directory(transport, 'columns', organization),
    brands: new Directory(transport, 'brands', organization),
    programmes: new Programmes(transport, 'programmes', organization),
    feeds: new Feeds(transport, organization),
    archive: (call) => transport.get('/delivery/v1/archive', { organization }, call),
    reportView: (contentId, report = {}, call) =>
      transport.post(`/delivery/v1/contents/${encodeURIComponent(contentId)}/views`, report, call),
  };
}

function platformFetch(): FetchLike {
  if (typeof globalThis.fetch === 'function') return (url, wish) => globalThis.fetch(url, wish);
  throw new Error('There is no fetch here: give createDeliveryClient one, as `fetch`.');
}
