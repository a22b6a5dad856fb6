import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { TopicFinder } from '@haojiao/features/sites';
import { ColumnFinder } from '../columns/column-finder';
import type { DeliverySummary } from '../domain/delivery-document';
import { renderFrontPage } from '../pages/front-page';
import { columnPageOf } from '../pages/site-unit';
import type { SiteColumn, SiteUnit } from '../pages/site-unit';
import { DeliveryReads } from './delivery-reads';
import type { ListedPage } from './delivery-reads';
import { HTML_TYPE, readyAnswer } from './ready-answer';
import type { ReadyPage } from './ready-page';

export interface FrontQuestion {
  column?: string;
  tag?: string;
  cursor?: string;
}

const LISTED = 20;
/** Beside sections the newest need less room. */
const NEWEST = 6;
const SECTIONS = 6;
const IN_SECTION = 5;
const EPISODES = 4;
const TOPICS = 3;

/** Makes fronts, and lists of one column or tag. */
@Injectable()
export class FrontPages {
  constructor(
    private readonly reads: DeliveryReads,
    private readonly topics: TopicFinder,
    private readonly columns: ColumnFinder,
    private readonly settings: Settings,
  ) {}

  /** Null for a list that nobody ever made: its words would be a stranger's, under the unit's name. */
  async make(unit: SiteUnit, question: FrontQuestion): Promise<ReadyPage | null> {
    const { column: word, tag, cursor } = question;
    const found = word === undefined ? null : await this.columns.find(unit.id, word);
    // By its code, however it was asked for: that is its address.
    const column = found?.code ?? word;
    const isWhole = column === undefined && tag === undefined && cursor === undefined;
    const sections = isWhole ? await this.sections(unit) : [];
    const limit = sections.length > 1 ? NEWEST : LISTED;
    const page = await this.reads.page({ organization: unit.id, column, tag, cursor, limit });
    if (page.rows.length === 0 && (column ?? tag) !== undefined) {
      const code = found || word === undefined ? null : await this.codeAfter(unit, question, word);
      if (code !== null) return movedTo(columnPageOf(unit, { code }));
      if (!found || tag !== undefined) return null;
    }
    const bytes = renderFrontPage({
      unit,
      items: itemsOf(page),
      nextCursor: page.nextCursor,
      column,
      columnName: found?.name,
      tag,
      cursor,
      isFirst: cursor === undefined,
      publicUrl: this.settings.publicUrl,
      sections,
      topics: isWhole ? await this.topics.list(unit.id, TOPICS) : [],
      episodes: isWhole ? await this.newest(unit, { type: 'episode', limit: EPISODES }) : [],
    });
    const answer = readyAnswer(bytes, HTML_TYPE, null);
    return { status: 200, answer, changesAt: unit.site.grey.changesAt };
  }

  /** Null where the word still is, or again, a column's code: one of a unit above or below, of which this is shown. */
  private async codeAfter(
    unit: SiteUnit,
    { tag, cursor }: FrontQuestion,
    word: string,
  ): Promise<string | null> {
    const isNarrowed = tag !== undefined || cursor !== undefined;
    if (isNarrowed && (await this.newest(unit, { column: word, limit: 1 })).length > 0) return null;
    return this.columns.codeAfter(unit.id, word);
  }

  /** One question a column, each by the index of columns. */
  private async sections(unit: SiteUnit): Promise<{ column: SiteColumn; items: DeliverySummary[] }[]> {
    const found = await Promise.all(
      unit.columns.slice(0, SECTIONS).map(async (column) => ({
        column,
        items: await this.newest(unit, { column: column.id, limit: IN_SECTION }),
      })),
    );
    return found.filter(({ items }) => items.length > 0);
  }

  private async newest(
    unit: SiteUnit,
    wish: { column?: string; type?: string; limit: number },
  ): Promise<DeliverySummary[]> {
    return itemsOf(await this.reads.page({ organization: unit.id, ...wish }));
  }
}

function itemsOf({ rows }: ListedPage): DeliverySummary[] {
  return rows.map(({ summary }) => JSON.parse(summary.toString('utf8')) as DeliverySummary);
}

/** For good: whoever keeps addresses may keep the new one instead. */
function movedTo(location: string): ReadyPage {
  return { status: 301, location, answer: readyAnswer(Buffer.alloc(0), HTML_TYPE, null), changesAt: null };
}
