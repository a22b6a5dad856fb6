import { feedPathOf } from '../feeds/feed-path';
import { linkTo, markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import type { SiteUnit } from './site-unit';
import type { PageWords } from './words';

/** Filing numbers must stand at the foot of every page and lead to the registers; so do the ways to reach the unit. */
export function footer(unit: SiteUnit, words: PageWords): Markup {
  const { site } = unit;
  return markup`<footer class="foot"><div class="wide">
${followCodes(unit, words)}<div class="imprint">
<p class="owner">${site.name}</p>
${site.hotline && markup`<p>${site.hotline.name} <a class="hotline" href="tel:${site.hotline.number}">${site.hotline.number}</a></p>\n`}${
    site.address && markup`<p>${site.address}</p>\n`
  }${site.copyright && markup`<p>${site.copyright}</p>\n`}<p class="filings">${filings(unit)}${
    site.siteIdCode && markup`<span>${words.siteIdCode} ${site.siteIdCode}</span>\n`
  }<a href="${feedPathOf(unit)}.rss">${words.subscribe}</a></p>
</div>
</div></footer>`;
}

function filings({ site: { icpNumber, icpUrl, psbNumber, psbUrl } }: SiteUnit): MarkupPart[] {
  return [
    icpNumber && markup`<a href="${linkTo(icpUrl)}" rel="noopener">${icpNumber}</a>\n`,
    psbNumber && markup`<a href="${linkTo(psbUrl)}" rel="noopener">${psbNumber}</a>\n`,
  ];
}

function followCodes({ site }: SiteUnit, words: PageWords): MarkupPart {
  if (site.followCodes.length === 0) return null;
  return markup`<ul class="codes" aria-label="${words.follow}">${site.followCodes.map(
    ({ platform, name, picture }) => {
      const alt = words.followCode(words.platforms[platform] ?? '', name);
      return markup`<li><img src="${picture.path}" alt="${alt}" width="${picture.width}" height="${picture.height}" loading="lazy" decoding="async"><span>${
        words.platforms[platform] && markup`<b>${words.platforms[platform]}</b> `
      }${name}</span></li>`;
    },
  )}</ul>
`;
}
