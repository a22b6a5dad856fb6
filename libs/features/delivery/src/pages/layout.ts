import type { SiteUnit } from '../persistence/delivery-reader';
import { html } from './html';
import type { Html, HtmlPart } from './html';
import { styleAddress } from './public-files';
import type { PageWords } from './words';

export interface PageFrame {
  /** Whose page it is: its name on top, its filing numbers at the foot. */
  unit: SiteUnit | null;
  lang: string;
  title: string;
  words: PageWords;
  head?: HtmlPart;
  body: Html;
  /** After everything else; only files, the policy allows no inline script. */
  scripts?: HtmlPart;
}

export function frontOf(unit: SiteUnit): string {
  return unit.isRoot ? '/' : `/o/${encodeURIComponent(unit.code)}`;
}

/** The whole document around a page's own part. */
export function renderPage({ unit, lang, title, words, head, body, scripts }: PageFrame): Buffer {
  const feed = unit && `/delivery/v1/feeds/${encodeURIComponent(unit.code)}`;
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${styleAddress}" />
        ${
          feed &&
          html`<link rel="alternate" type="application/rss+xml" title="${unit.name}" href="${feed}.rss" />
            <link rel="alternate" type="application/feed+json" title="${unit.name}" href="${feed}.json" />`
        }
        ${head}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="masthead">
          <div class="wide">${unit && html`<a href="${frontOf(unit)}">${unit.name}</a>`}</div>
        </header>
        <main id="main" class="wide" tabindex="-1">${body}</main>
        ${unit && footer(unit, words, `${feed}.rss`)} ${scripts}
      </body>
    </html> `;
  return Buffer.from(page.text);
}

/** Filing numbers must stand at the foot of every page and lead to the registers. */
function footer(unit: SiteUnit, words: PageWords, feed: string): Html {
  return html`<footer class="foot">
    <div class="wide">
      <span>${unit.name}</span>
      ${unit.icpNumber && html`<a href="https://beian.miit.gov.cn/" rel="noopener">${unit.icpNumber}</a>`}
      ${unit.psbNumber && html`<a href="https://beian.mps.gov.cn/" rel="noopener">${unit.psbNumber}</a>`}
      <a href="${feed}">${words.subscribe}</a>
    </div>
  </footer>`;
}
