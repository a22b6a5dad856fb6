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

/** Lists of what contents can be narrowed by: a unit, a column and so on is there as long as something is published. */
const directories = ['organizations', 'columns', 'brands', 'programmes'];

/**
 * What of ours shows the item: its page and document, the fronts, lists and feeds of its unit and of those above, of its
 * column, brand and tags. Lists with other filters and later pages are not named: they live for seconds
 * (`Cache-Control`), or carry keys.
 */
export function staleAddressesOf(item: StaleItem, publicUrl: string): string[] {
  const filings = item.before ? [item.now, item.before] : [item.now];
  const paths = [`/delivery/v1/contents/${item.contentId}`, '/', '/delivery/v1/contents', '/sitemap.xml'];
  for (const { slug } of filings) {
    const name = encodeURIComponent(slug);
    paths.push(`/p/${name}`, `/delivery/v1/contents/${name}`);
  }
  for (const code of item.unitCodes) {
    const unit = encodeURIComponent(code);
    paths.push(`/o/${unit}`, `/delivery/v1/contents?organization=${unit}`, ...feed(unit));
    paths.push(...directories.map((name) => `/delivery/v1/${name}?organization=${unit}`));
    for (const filing of filings) paths.push(...narrowed(unit, filing));
  }
  const canonical = filings.map(({ canonicalUrl }) => canonicalUrl);
  return [...new Set([...canonical, ...paths.map((path) => publicUrl + path)])];
}

function narrowed(unit: string, { columnCode, brandCode, tags }: Filing): string[] {
  const paths = tags.flatMap((tag) => feed(`tags/${unit}/${encodeURIComponent(tag)}`));
  if (brandCode !== null) paths.push(...feed(`brands/${unit}/${encodeURIComponent(brandCode)}`));
  if (columnCode !== null) {
    const column = encodeURIComponent(columnCode);
    paths.push(`/o/${unit}/c/${column}`, `/delivery/v1/contents?organization=${unit}&column=${column}`);
    paths.push(...feed(`columns/${unit}/${column}`));
  }
  return paths;
}

function feed(name: string): string[] {
  return ['rss', 'json'].map((format) => `/delivery/v1/feeds/${name}.${format}`);
}
