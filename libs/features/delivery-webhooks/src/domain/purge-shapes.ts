/** What a purge names: addresses, or the keys that answers were marked with (`Surrogate-Key`, `Cache-Tag`). */
export interface StaleThings {
  urls: string[];
  keys: string[];
}

/** One request to a cache. */
export interface PurgeRequest {
  method: 'POST' | 'PURGE';
  url: string;
  /** JSON; null: nothing is sent along. */
  body: string | null;
}

interface PurgeShape {
  method: 'POST' | 'PURGE';
  names: 'urls' | 'keys';
  /** As many as one request may name. */
  atOnce: number;
  body: ((names: string[]) => object) | null;
}

/**
 * How caches want to be asked, as data. Sources, read on 2026-11-22: Fastly "Bulk purge by surrogate key" (POST
 * /service/{id}/purge, at most 256 keys, token in `Fastly-Key`); Cloudflare "Purge Cached Content" (POST
 * /zones/{id}/purge_cache, `files` or `tags`, at most 100, `Authorization: Bearer`); `PURGE` of an address is what
 * nginx (ngx_cache_purge) and Varnish are commonly set up for. `urls` and `keys` are ours, for a small script in front of
 * anything else.
 */
const shapes = {
  urls: { method: 'POST', names: 'urls', atOnce: 100, body: (urls) => ({ urls }) },
  keys: { method: 'POST', names: 'keys', atOnce: 100, body: (keys) => ({ keys }) },
  cloudflare_files: { method: 'POST', names: 'urls', atOnce: 100, body: (files) => ({ files }) },
  cloudflare_tags: { method: 'POST', names: 'keys', atOnce: 100, body: (tags) => ({ tags }) },
  fastly_keys: {
    method: 'POST',
    names: 'keys',
    atOnce: 256,
    body: (keys) => ({ surrogate_keys: keys }),
  },
  purge_each: { method: 'PURGE', names: 'urls', atOnce: 1, body: null },
} satisfies Record<string, PurgeShape>;

export type PurgeShapeName = keyof typeof shapes;

export const purgeShapes = Object.keys(shapes) as PurgeShapeName[];

/** Stands in the address of a `purge_each` for path and query of what is to be purged. */
export const PATH_PLACEHOLDER = '{path}';

/**
 * The requests that name all of it, each thing once. A `purge_each` reaches what stands on `publicUrl` or on the very host
 * that is asked: paths of other hosts mean something else there.
 */
export function purgeRequests(
  shapeName: PurgeShapeName,
  address: string,
  stale: StaleThings,
  publicUrl: string,
): PurgeRequest[] {
  const shape: PurgeShape = shapes[shapeName];
  const named = [...new Set(stale[shape.names])];
  if (shape.body === null) {
    const asked = address.replace(PATH_PLACEHOLDER, '');
    const known = new Set([new URL(publicUrl).host, new URL(asked).host]);
    return named
      .filter((url) => URL.canParse(url))
      .map((url) => new URL(url))
      .filter(({ host }) => known.has(host))
      .map(({ pathname, search }) => ({
        method: shape.method,
        url: asked + pathname + search,
        body: null,
      }));
  }
  const requests: PurgeRequest[] = [];
  for (let from = 0; from < named.length; from += shape.atOnce) {
    const body = JSON.stringify(shape.body(named.slice(from, from + shape.atOnce)));
    requests.push({ method: shape.method, url: address, body });
  }
  return requests;
}

/** Whether the address fits the shape: `https://cache.example{path}` for `purge_each`, a plain one for all others. */
export function fitsShape(shapeName: PurgeShapeName, address: string): boolean {
  const origin = address.slice(0, -PATH_PLACEHOLDER.length);
  if (shapes[shapeName].body !== null) return !/[{}]/.test(address);
  return address.endsWith(PATH_PLACEHOLDER) && !/[{}?#]/.test(origin) && !origin.endsWith('/');
}
