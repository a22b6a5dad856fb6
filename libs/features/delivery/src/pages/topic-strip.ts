import type { SitePicture } from '@haojiao/features/sites';
import { markup } from './markup';
import type { MarkupPart } from './markup';
import type { SiteUnit } from './site-unit';
import type { PageWords } from './words';

/** A topic as fronts lead to it. */
export interface TopicLink {
  slug: string;
  title: string;
  cover: SitePicture | null;
}

/** 专题: what is gathered at present. */
export function topicStrip(unit: SiteUnit, topics: TopicLink[], words: PageWords): MarkupPart {
  if (topics.length === 0) return null;
  return markup`<section class="block"><h2>${words.topics}</h2>
<ul class="topics">${topics.map(
    ({ slug, title, cover }) =>
      markup`<li><a href="${topicPageOf(unit, slug)}">${
        cover &&
        markup`<img src="${cover.path}" alt="" width="${cover.width}" height="${cover.height}" loading="lazy" decoding="async">`
      }<span>${title}</span></a></li>\n`,
  )}</ul></section>`;
}

export function topicPageOf(unit: Pick<SiteUnit, 'code'>, slug: string): string {
  return `/o/${encodeURIComponent(unit.code)}/t/${encodeURIComponent(slug)}`;
}
