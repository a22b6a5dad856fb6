import { feedPathOf } from '../feeds/feed-path';
import type { FeedNarrowing } from '../feeds/feed-path';
import { footer } from './footer';
import { markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import { masthead } from './masthead';
import type { CurrentPlace } from './masthead';
import { iconAddress, styleAddress, verticalStyleAddress, viewScriptAddress } from './public-files';
import { frontOf } from './site-unit';
import type { SiteUnit } from './site-unit';
import type { PageWords } from './words';

export { frontOf };

/** What a page shows is also told by a feed of its own. */
export interface PageFeed extends FeedNarrowing {
  title: string;
}

export interface PageFrame {
  /** Whose page it is: its name on top, its filing numbers at the foot. */
  unit: SiteUnit | null;
  lang: string;
  title: string;
  words: PageWords;
  head?: MarkupPart;
  /** Beside that of the unit; the most fitting first. */
  feeds?: readonly PageFeed[];
  body: Markup;
  /** Its path with what it asks for, where it asks for anything. */
  address?: string;
  /** What the navigation marks. */
  place?: CurrentPlace;
  /** Between masthead and page: the way up. */
  crumbs?: MarkupPart;
  /** A front has room for two columns; what is read is narrow. */
  isWide?: boolean;
  /** After everything else; only files, the policy allows no inline script. */
  scripts?: MarkupPart;
}

/** The whole document around a page's own part. */
export function renderPage(frame: PageFrame): Buffer {
  const { unit, lang, title, words, head, body, crumbs, isWide, scripts } = frame;
  // A list may hold an item in a vertical script; most pages hold none, and their readers fetch no font for it.
  const showsVertical = /\blang="mn-mong/i.test(`lang="${lang}"${body.text}`);
  const page = markup`<!doctype html>
<html lang="${lang}"${unit?.site.grey.isGrey && markup` class="grey"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${iconAddress}" type="image/svg+xml">
<link rel="stylesheet" href="${styleAddress}">
${showsVertical && markup`<link rel="stylesheet" href="${verticalStyleAddress}">\n`}${unit && markup`<link rel="stylesheet" href="${unit.themeAddress}">\n`}<script src="${viewScriptAddress}"></script>
${unit && feedLinks(unit, frame.feeds ?? [])}${head}
</head>
<body${unit && markup` class="t-${unit.site.template.replace('_', '-')}"`}>
<a class="skip" href="#main">${words.skip}</a>
${unit ? masthead(unit, words, frame.place ?? null, frame.address) : markup`<header class="masthead"></header>`}
<main id="main" class="wide${isWide ? '' : ' narrow'}" tabindex="-1">
${crumbs}${body}
</main>
${unit && footer(unit, words)}
${scripts}
</body>
</html>
`;
  return Buffer.from(page.text);
}

/** The page's own first: programs that take one only take it. */
function feedLinks(unit: SiteUnit, own: readonly PageFeed[]): Markup {
  const whole = { title: unit.site.name, path: feedPathOf(unit) };
  const feeds = [...own.map((feed) => ({ title: feed.title, path: feedPathOf(unit, feed) })), whole];
  return markup`${feeds.map(
    ({
      title,
      path,
    }) => markup`<link rel="alternate" type="application/rss+xml" title="${title}" href="${path}.rss">
<link rel="alternate" type="application/feed+json" title="${title}" href="${path}.json">
`,
  )}`;
}
