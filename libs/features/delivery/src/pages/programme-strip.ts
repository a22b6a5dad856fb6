import type { DeliverySummary } from '../domain/delivery-document';
import { displayDuration } from '../domain/display-time';
import { relativeTo } from '../domain/site-html';
import { pageOf } from './item-list';
import { markup } from './markup';
import type { MarkupPart } from './markup';
import { drawing } from './service-cards';
import type { PageWords } from './words';

const headphones = 'M4 14v-2a8 8 0 0 1 16 0v2M4 14h4v6H6a2 2 0 0 1-2-2zM20 14h-4v6h2a2 2 0 0 0 2-2z';

/** 有声工会: the newest episodes. */
export function programmeStrip(episodes: DeliverySummary[], words: PageWords, publicUrl: string): MarkupPart {
  if (episodes.length === 0) return null;
  return markup`<section class="block"><h2>${words.programmes}</h2>
<ul class="tiles">${episodes.map(({ cover, title, locale, slug, media }) => {
    const square = cover?.renditions.find(({ name }) => name === 'cover_11') ?? cover;
    return markup`<li>${
      square
        ? markup`<img src="${relativeTo(publicUrl, square.url)}" alt="" width="${square.width}" height="${square.height}" loading="lazy" decoding="async">`
        : markup`<span class="disc">${drawing(headphones)}</span>`
    }<div><h3 lang="${locale}"><a href="${pageOf({ slug })}">${title}</a></h3>${
      media && media.durationSeconds > 0 && markup`<p>${displayDuration(media.durationSeconds)}</p>`
    }</div></li>\n`;
  })}</ul></section>`;
}
