import type { StaleThings } from './purge-shapes';

/** What an item was and is filed under: both make lists stale. */
export interface Filing {
  slug: string;
  columnCode: string | null;
  brandCode: string | null;
  tags: string[];
  canonicalUrl: string;
}

export interface StaleItem {
  contentId: string;
  /** Codes from the unit's own to the root's. */
  unitCodes: string[];
  now: Filing;
  /** As it was before, where it was. */
  before: Filing | null;
}

/**
 * What of ours shows the item: its page and document, the fronts, lists and feeds of its unit and of those above, of its
 * column and tags. Lists with other filters and later pages are not named: they live for seconds (`Cache-Control`), or
 * carry keys.
 */
export function staleThingsOf(item: StaleItem, publicUrl: string): StaleThings {
  const filings = item.before ? [item.now, item.before] : [item.now];
  const at = (path: string) => publicUrl + path;
  const urls = [at(`/delivery/v1/contents/${item.contentId}`)];
  for (const { slug, canonicalUrl } of filings) {
    const name = encodeURIComponent(slug);
    urls.push(canonicalUrl, at(`/p/${name}`), at(`/delivery/v1/contents/${name}`));
  }
  urls.push(at('/'), at('/delivery/v1/contents'), at('/sitemap.xml'));
  for (const code of item.unitCodes) {
    const unit = encodeURIComponent(code);
    urls.push(at(`/o/${unit}`), at(`/delivery/v1/contents?organization=${unit}`));
    urls.push(...feed(at(`/delivery/v1/feeds/${unit}`)));
    for (const { columnCode, brandCode, tags } of filings) {
      if (columnCode !== null) {
        const column = encodeURIComponent(columnCode);
        urls.push(at(`/o/${unit}/c/${column}`));
        urls.push(at(`/delivery/v1/contents?organization=${unit}&column=${column}`));
        urls.push(...feed(at(`/delivery/v1/feeds/columns/${unit}/${column}`)));
      }
      if (brandCode !== null)
        urls.push(...feed(at(`/delivery/v1/feeds/brands/${unit}/${encodeURIComponent(brandCode)}`)));
      for (const tag of tags)
        urls.push(...feed(at(`/delivery/v1/feeds/tags/${unit}/${encodeURIComponent(tag)}`)));
    }
  }
  return { urls: [...new Set(urls)], keys: keysOf(item, filings) };
}

/** The words that answers of delivery are marked with (`Surrogate-Key`, `Cache-Tag`); `contents` is on every list. */
function keysOf({ contentId, unitCodes }: StaleItem, filings: Filing[]): string[] {
  const filed = filings.flatMap(({ columnCode, brandCode }) => [
    ...(columnCode === null ? [] : [`column-${columnCode}`]),
    ...(brandCode === null ? [] : [`brand-${brandCode}`]),
  ]);
  const units = unitCodes.map((code) => `organization-${code}`);
  return [...new Set([`content-${contentId}`, ...units, ...filed, 'contents'])];
}

function feed(address: string): string[] {
  return [`${address}.rss`, `${address}.json`];
}
