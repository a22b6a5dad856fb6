import { markup } from './markup';
import type { Markup } from './markup';
import type { FrontPageFacts } from './front-page';

/** What the head of a front says: the names that inspectors look for, and Open Graph. */
export function frontMeta(
  facts: FrontPageFacts,
  { heading, address }: { heading: string; address: string },
): Markup {
  const { unit, column, tag, isFirst, publicUrl, items } = facts;
  const { site } = unit;
  const url = `${publicUrl}${address}`;
  // Tags and older pages only lead to items; they are nothing to be found by themselves.
  const isSecondary = tag !== undefined || !isFirst;
  const isColumn = column !== undefined;
  const description = isColumn ? `${site.name} ${heading}` : (site.description ?? heading);
  const names: [string, string | null | false][] = [
    ['SiteName', site.name],
    ['SiteDomain', new URL(publicUrl).host],
    ['SiteIDCode', site.siteIdCode],
    ['ColumnName', isColumn && heading],
    ['ColumnDescription', isColumn && description],
    ['ColumnKeywords', isColumn && [heading, ...site.keywords].join(',')],
    ['ColumnType', isColumn && heading],
    ['Keywords', !isColumn && site.keywords.join(',')],
    ['Description', description],
    ['Url', url],
  ];
  const picture = items.find(({ cover }) => cover)?.cover;
  return markup`<link rel="canonical" href="${url}">
${isSecondary && markup`<meta name="robots" content="noindex, follow">\n`}${names.map(
    ([name, content]) => content && markup`<meta name="${name}" content="${content}">\n`,
  )}<meta property="og:type" content="website">
<meta property="og:site_name" content="${site.name}">
<meta property="og:title" content="${heading}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">${picture && markup`\n<meta property="og:image" content="${picture.url}">`}`;
}
