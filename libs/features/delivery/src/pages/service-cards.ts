import type { ServiceIcon } from '@haojiao/features/sites';
import { cleanedMarkup, linkTo, markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import type { SiteUnit } from './site-unit';
import type { PageWords } from './words';

/** Lines of a 24 × 24 drawing. */
const drawings: Record<ServiceIcon, string> = {
  help: 'M12 21s-8-5-8-11a4.5 4.5 0 0 1 8-2.8A4.5 4.5 0 0 1 20 10c0 6-8 11-8 11z',
  law: 'M12 3v18M7 21h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z',
  join: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21v-1a6 6 0 0 1 12 0v1M19 8v6M16 11h6',
  mail: 'M3 5h18v14H3zM3 6l9 7 9-7',
  phone: 'M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  book: 'M12 6c-2-2-5-2-9-2v14c4 0 7 0 9 2 2-2 5-2 9-2V4c-4 0-7 0-9 2zM12 6v14',
  heart: 'M4 13h4l2-5 4 9 2-4h4',
  shield: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4',
};

/** 困难帮扶, 法律援助, 入会: what people came for. */
export function serviceCards({ site }: SiteUnit, words: PageWords): MarkupPart {
  if (site.serviceCards.length === 0) return null;
  return markup`<section class="block"><h2>${words.services}</h2>
<ul class="services">${site.serviceCards.map(
    ({ title, text, url, icon }) =>
      markup`<li><a href="${linkTo(url)}" rel="noopener">${drawing(drawings[icon])}<b>${title}</b>${text && markup`<span>${text}</span>`}</a></li>\n`,
  )}</ul></section>`;
}

/** A drawing that says nothing which isn't written beside it. */
export function drawing(path: string): Markup {
  return cleanedMarkup(
    `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`,
  );
}
