import { markup } from '../pages/markup';

/** The protocol allows 50,000 addresses in one file (sitemaps.org). */
export const SITE_MAP_ADDRESSES = 50_000;

/** @param pages paths of pages beside those of items */
export function renderSiteMap(
  publicUrl: string,
  items: { slug: string; updatedAt: Date }[],
  pages: string[] = [],
): Buffer {
  const entries = items.map(({ slug, updatedAt }) => {
    const address = `${publicUrl}/p/${encodeURIComponent(slug)}`;
    return markup`<url><loc>${address}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`;
  });
  const map = markup`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${publicUrl}/</loc></url>
${pages.map((path) => markup`<url><loc>${publicUrl}${path}</loc></url>\n`)}${entries}</urlset>
`;
  return Buffer.from(map.text);
}

/** Everybody may read what is public; the rest has nothing to index. @param siteMapUrl of the index of the root */
export function renderRobots(siteMapUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /console/',
    'Disallow: /callbacks/',
    'Disallow: /docs',
    '',
    `Sitemap: ${siteMapUrl}`,
    '',
  ].join('\n');
}
