import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { DeliveryDocument, DeliverySummary } from '../domain/delivery-document';
import { LOOKED_THROUGH, highlighted, snippetOf } from '../domain/highlights';
import { bodyTextOf } from './search-fields';
import { searchQuery, wordsToMark } from '../domain/search-terms';
import type { SiteUnit } from '../pages/site-unit';
import { DeliveryReads } from '../reading/delivery-reads';
import type { ListedPage } from '../reading/delivery-reads';
import { HTML_TYPE, readyAnswer } from '../reading/ready-answer';
import type { ReadyPage } from '../reading/ready-page';
import { renderSearchPage } from './search-page';
import type { FoundItem } from './search-page';
import type { SearchSort } from './search-question';
import { SearchReader } from './search-reader';

export interface SearchPageQuestion {
  q: string;
  sort: SearchSort;
  cursor?: string;
}

const LISTED = 10;

/** Makes the pages of what was found. */
@Injectable()
export class SearchPages {
  constructor(
    private readonly reads: DeliveryReads,
    private readonly reader: SearchReader,
  ) {}

  async make(unit: SiteUnit, { q, sort, cursor }: SearchPageQuestion): Promise<ReadyPage> {
    const canSearch = searchQuery(q) !== null;
    const page: ListedPage = canSearch
      ? await this.reads.page({ organization: unit.id, q, sort, cursor, limit: LISTED })
      : { rows: [], nextCursor: null };
    const bytes = renderSearchPage({
      unit,
      asked: q,
      canSearch,
      sort,
      cursor,
      found: await this.found(page, wordsToMark(q)),
      isFirst: cursor === undefined,
      nextCursor: page.nextCursor,
    });
    return { status: 200, answer: readyAnswer(bytes, HTML_TYPE, null), changesAt: unit.site.grey.changesAt };
  }

  private async found({ rows }: ListedPage, words: string[]): Promise<FoundItem[]> {
    const documents = await this.reader.documents(rows.map(({ contentId }) => contentId));
    const found: FoundItem[] = [];
    for (const { contentId, summary } of rows) {
      const item = JSON.parse(summary.toString('utf8')) as DeliverySummary;
      const title = highlighted(item.title, words);
      let snippet = snippetOf(item.summary, words);
      if (!snippet) {
        // Long texts are looked through one at a time: others are answered in between.
        await nextTurn();
        snippet = snippetOf(bodyOf(documents.get(contentId)), words);
      }
      const summarised = item.summary ? [{ text: item.summary, isHit: false }] : [];
      found.push({ item, title, snippet: snippet ?? summarised });
    }
    return found;
  }
}

/** Mark-up is a multiple of the words in it. */
const LONGEST_MARKUP = 4 * LOOKED_THROUGH;

/** As much of its words as is looked through. */
function bodyOf(bytes: Buffer | undefined): string {
  if (!bytes) return '';
  const { article, episode, ...document } = JSON.parse(bytes.toString('utf8')) as DeliveryDocument;
  return bodyTextOf({
    ...document,
    ...(article && { article: { ...article, html: article.html.slice(0, LONGEST_MARKUP) } }),
    ...(episode && { episode: { ...episode, notesHtml: episode.notesHtml.slice(0, LONGEST_MARKUP) } }),
  });
}
