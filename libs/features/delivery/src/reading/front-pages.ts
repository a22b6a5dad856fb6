import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { TopicFinder } from '@haojiao/features/sites';
import type { DeliverySummary } from '../domain/delivery-document';
import { renderFrontPage } from '../pages/front-page';
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
    private readonly settings: Settings,
  ) {}

  /** Null for a list that nobody ever made: its words would be a stranger's, under the unit's name. */
  async make(unit: SiteUnit, question: FrontQuestion): Promise<ReadyPage | null> {
    const { column, tag, cursor } = question;
    const isWhole = column === undefined && tag === undefined && cursor === undefined;
    const sections = isWhole ? await this.sections(unit) : [];
    const limit = sections.length > 1 ? NEWEST : LISTED;
    const page = await this.reads.page({ organization: unit.id, column, tag, cursor, limit });
    const isKnown = unit.columns.some(({ id, code }) => id === column || code === column);
    if ((column ?? tag) !== undefined && !isKnown && page.rows.length === 0) return null;
    const bytes = renderFrontPage({
      unit,
      items: itemsOf(page),
      nextCursor: page.nextCursor,
      // By its code, however it was asked for: that is its address.
      column: unit.columns.find(({ id }) => id === column)?.code ?? column,
      tag,
      isFirst: cursor === undefined,
      publicUrl: this.settings.publicUrl,
      sections,
      topics: isWhole ? await this.topics.list(unit.id, TOPICS) : [],
      episodes: isWhole ? await this.newest(unit, { type: 'episode', limit: EPISODES }) : [],
    });
    const answer = readyAnswer(bytes, HTML_TYPE, null);
    return { status: 200, answer, changesAt: unit.site.grey.changesAt };
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
