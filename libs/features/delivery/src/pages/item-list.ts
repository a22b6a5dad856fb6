import type { DeliverySummary } from '../domain/delivery-document';
import { displayDate } from '../domain/display-time';
import { relativeTo } from '../domain/site-html';
import { markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import { picture } from './picture';
import type { SiteUnit } from './site-unit';
import type { PageWords } from './words';

export interface ItemListFacts {
  items: DeliverySummary[];
  unit: SiteUnit;
  words: PageWords;
  publicUrl: string;
  /** Whether the first one stands above the others with its whole picture. */
  hasTop?: boolean;
  /** Of the titles, one below the heading above them. */
  level?: 2 | 3;
}

/** Items one below the other, with what a reader chooses by: title, picture, a sentence, where and when. */
export function itemList({
  items,
  unit,
  words,
  publicUrl,
  hasTop = false,
  level = 2,
}: ItemListFacts): Markup {
  return markup`<ol class="items">
${items.map((item, index) => {
  const isTop = hasTop && index === 0;
  const cover = isTop ? widePicture(item, publicUrl) : smallPicture(item, publicUrl);
  const text = wordsOf(item, unit, words, level);
  return isTop && cover
    ? markup`<li class="top">${cover}${text}</li>\n`
    : markup`<li>${text}${smallPicture(item, publicUrl)}</li>\n`;
})}</ol>`;
}

/** Titles and dates alone, for sections of a front. */
export function briefList(items: DeliverySummary[], unit: SiteUnit): Markup {
  return markup`<ul class="brief">${items.map(
    (item) =>
      markup`<li><a lang="${item.locale}" href="${pageOf(item)}">${item.title}</a><time datetime="${item.publishedAt}">${displayDate(item.publishedAt, unit.timeZone).slice(5)}</time></li>\n`,
  )}</ul>`;
}

export function pageOf({ slug }: Pick<DeliverySummary, 'slug'>): string {
  return `/p/${encodeURIComponent(slug)}`;
}

function wordsOf(item: DeliverySummary, unit: SiteUnit, words: PageWords, level: 2 | 3): Markup {
  const kind = item.type === 'article' ? null : words.kinds[item.type];
  const where = [item.organization.id !== unit.id && item.organization.name, item.column?.name]
    .filter(Boolean)
    .join(' · ');
  const date = displayDate(item.publishedAt, unit.timeZone);
  const link = markup`<a href="${pageOf(item)}">${item.title}</a>`;
  return markup`<div class="words">
${level === 2 ? markup`<h2 lang="${item.locale}">${link}</h2>` : markup`<h3 lang="${item.locale}">${link}</h3>`}
${item.summary && markup`<p class="summary">${item.summary}</p>`}
<p class="small">${kind && markup`<span class="kind">${kind}</span> · `}${where && `${where} · `}<time datetime="${item.publishedAt}">${date}</time></p>
</div>`;
}

/** Widths of the style sheet's `.items img`. */
const SMALL_SIZES = '(min-width: 40rem) 11rem, 7.5rem';

function smallPicture({ cover }: DeliverySummary, publicUrl: string): MarkupPart {
  return cover && picture(cover, { alt: '', sizes: SMALL_SIZES, publicUrl });
}

/** The first thing that a reader sees: fetched at once. */
function widePicture({ cover }: DeliverySummary, publicUrl: string): MarkupPart {
  if (!cover) return null;
  const { url, width, height } = cover.renditions.find(({ name }) => name === 'cover_169') ?? cover;
  return markup`<img src="${relativeTo(publicUrl, url)}" alt="" width="${width}" height="${height}" fetchpriority="high">`;
}
