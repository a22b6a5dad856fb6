import type { DeliverySummary } from '../domain/delivery-document';
import { pageOf } from './item-list';
import { markup } from './markup';
import type { MarkupPart } from './markup';
import type { PageWords } from './words';

/** What a reader may want next. */
export interface Neighbours {
  /** Published just before and just after, in the same column. */
  previous: DeliverySummary | null;
  next: DeliverySummary | null;
  /** Of the same tags, else of the same column; newest first. */
  related: DeliverySummary[];
}

/** 上一篇, 下一篇. */
export function neighbourLinks({ previous, next }: Neighbours, words: PageWords): MarkupPart {
  if (!previous && !next) return null;
  return markup`<nav class="neighbours" aria-label="${words.neighbours}">${
    previous &&
    markup`<div><span>${words.previous}</span><a lang="${previous.locale}" rel="prev" href="${pageOf(previous)}">${previous.title}</a></div>`
  }${
    next &&
    markup`<div class="after"><span>${words.next}</span><a lang="${next.locale}" rel="next" href="${pageOf(next)}">${next.title}</a></div>`
  }</nav>`;
}
